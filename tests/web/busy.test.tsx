import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { CallFailed, failureOf } from '../../web/src/app/call.ts'
import { aProblem, aProfile, aSummary } from './directory.ts'
import { answer, asked, openSite } from './open-site.tsx'

const tooMany = (seconds: number) =>
  answer(aProblem({ status: 429, detail: 'More than 600 requests.' }), 429, { 'retry-after': String(seconds) })
const page = (items: unknown[], nextCursor: string | null = null) => ({ total: 2, items, nextCursor })
const first = aSummary({ id: 'wca-0000001', names: [{ text: 'First', language: 'en', kind: 'official' }] })
const second = aSummary({ id: 'wca-0000002', names: [{ text: 'Second', language: 'en', kind: 'official' }] })

/** Refuses the first time. */
function busyOnce(body: unknown, seconds: number) {
  let isBusy = true
  return () => {
    if (!isBusy) return body
    isBusy = false
    return tooMany(seconds)
  }
}

test('a list that came too soon says so, and comes by itself when it is time', async () => {
  await openSite('/', { answers: { '/v1/centres': busyOnce(page([first]), 1) } })
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('The atlas is busy just now')
  expect(alert.textContent).toContain('asks again by itself in 1 second.')
  expect(within(alert).queryByRole('button', { name: 'Clear all filters' })).toBeNull()
  expect(await screen.findByRole('link', { name: 'First' }, { timeout: 3000 })).toBeTruthy()
  expect(asked.filter(({ pathname }) => pathname === '/v1/centres')).toHaveLength(2)
})

test('who does not want to wait asks again at once', async () => {
  const { user } = await openSite('/', { answers: { '/v1/centres': busyOnce(page([first]), 60) } })
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('in 60 seconds')
  await user.click(within(alert).getByRole('button', { name: 'Try again' }))
  expect(await screen.findByRole('link', { name: 'First' })).toBeTruthy()
})

test('what was to follow a list follows by itself too', async () => {
  const more = busyOnce(page([second]), 1)
  const { user } = await openSite('/', {
    answers: { '/v1/centres': (query) => (query.has('cursor') ? more() : page([first], 'a')) },
  })
  await user.click(await screen.findByRole('button', { name: 'Show more centres' }))
  expect((await screen.findByRole('alert')).textContent).toContain('busy')
  expect(await screen.findByRole('link', { name: 'Second' }, { timeout: 3000 })).toBeTruthy()
  expect(screen.getByRole('link', { name: 'First' })).toBeTruthy()
  expect(asked.filter(({ pathname, search }) => pathname === '/v1/centres' && !search.includes('cursor'))).toHaveLength(
    1,
  )
})

test('a profile comes by itself, in the reader’s language', async () => {
  await openSite('/centres/wca-0000000/a-centre?lang=fr', {
    answers: {
      '/v1/centres/wca-0000000': busyOnce(aProfile(), 1),
      '/v1/centres/wca-0000000/similar': () => ({ items: [] }),
    },
  })
  expect((await screen.findByRole('alert')).textContent).toContain('dans 1 seconde.')
  expect(await screen.findByRole('heading', { level: 1, name: 'A Writing Centre' }, { timeout: 3000 })).toBeTruthy()
})

test('the reference of the API comes by itself', async () => {
  const document = { info: { title: 'Atlas', version: '1' }, paths: { '/v1/x': { get: { summary: 'Ask' } } } }
  await openSite('/docs', { answers: { '/v1/openapi.json': busyOnce(document, 1) } })
  expect((await screen.findByRole('alert')).textContent).toContain('The atlas is busy just now')
  expect(await screen.findByRole('article', { name: 'Ask' }, { timeout: 3000 })).toBeTruthy()
})

test.each([
  ['of seconds', () => '30', 30],
  ['of none', () => '0', 1],
  ['until a date', () => new Date(Date.now() + 20_000).toUTCString(), 20],
  ['in words', () => 'soon', 10],
])('a wait %s is understood', async (_, header, seconds) => {
  const failure = await failureOf(answer(undefined, 503, { 'retry-after': header() }))
  expect(failure).toBeInstanceOf(CallFailed)
  expect(failure.reason).toBe('busy')
  expect(Math.abs((failure.secondsToWait ?? 0) - seconds)).toBeLessThanOrEqual(1)
})
