import { screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { directionOf } from '../../web/src/i18n/languages.ts'
import { aSummary } from './directory.ts'
import { type Answers, asked, openSite } from './open-site.tsx'

const answers: Answers = { '/v1/centres': () => ({ total: 3, items: [aSummary()], nextCursor: null }) }

test.each(['AR', 'ar-EG'])('an address that asks for %s is read in Arabic', async (lang) => {
  await openSite(`/about?lang=${lang}`)
  await waitFor(() => expect(document.documentElement.lang).toBe('ar'))
  expect(document.documentElement.dir).toBe('rtl')
})

test('the language of the address turns the page, its direction and its numbers', async () => {
  await openSite('/?lang=ar', { answers })
  expect(await screen.findByRole('heading', { level: 1, name: 'استكشاف مراكز الكتابة' })).toBeTruthy()
  expect(await screen.findByRole('heading', { level: 2, name: '3 مراكز' })).toBeTruthy()
  expect([document.documentElement.lang, document.documentElement.dir]).toEqual(['ar', 'rtl'])
  expect(asked.some((url) => url.pathname === '/v1/vocabularies' && url.searchParams.get('lang') === 'ar')).toBe(true)
})

test('a chosen language goes into the address, is remembered, and turns the page back', async () => {
  const { user } = await openSite('/?lang=ar&q=lab', { answers })
  await user.selectOptions(await screen.findByRole('combobox', { name: 'اللغة' }), 'fr')
  expect(await screen.findByRole('heading', { level: 1, name: 'Explorer les centres d’écriture' })).toBeTruthy()
  expect(location.search).toBe('?lang=fr&q=lab')
  expect([document.documentElement.lang, document.documentElement.dir]).toEqual(['fr', 'ltr'])
  expect(localStorage.getItem('language')).toBe('fr')
})

test('links keep the language of the address', async () => {
  await openSite('/?lang=es', { answers })
  const link = await screen.findByRole('link', { name: 'A Writing Centre' })
  expect(link.getAttribute('href')).toBe('/centres/wca-0000000/a-centre?lang=es')
})

test('the browser’s language is offered where none was chosen', async () => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['de-AT', 'af-ZA', 'en'])
  await openSite('/', { answers })
  expect(await screen.findByRole('heading', { level: 1, name: 'Verken skryfsentrums' })).toBeTruthy()
  expect(location.search).toBe('')
})

test('a language that is not offered is left out of the address', async () => {
  await openSite('/?lang=tlh', { answers })
  await screen.findByRole('heading', { level: 1, name: 'Explore writing centres' })
  await waitFor(() => expect(location.search).toBe(''))
})

test('languages name themselves', async () => {
  await openSite('/', { answers })
  const options = await screen.findAllByRole('option')
  const names = options.map((option) => [(option as HTMLOptionElement).lang, option.textContent])
  expect(names).toEqual(
    expect.arrayContaining([
      ['en', 'English'],
      ['af', 'Afrikaans'],
      ['ar', 'العربية'],
      ['es', 'Español'],
      ['fr', 'Français'],
    ]),
  )
})

test('a language is written in the direction of its script', () => {
  expect(['ar', 'he', 'ur', 'pa-Arab', 'dv', 'en', 'pa', 'zh-Hant', 'not a tag'].map(directionOf)).toEqual([
    'rtl',
    'rtl',
    'rtl',
    'rtl',
    'rtl',
    'ltr',
    'ltr',
    'ltr',
    'ltr',
  ])
})
