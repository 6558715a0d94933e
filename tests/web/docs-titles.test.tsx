import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { interfaceLanguages } from '@centres/contract'
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { sectionsOf } from '../../web/src/docs/operations.ts'
import { openSite } from './open-site.tsx'

const read = (path: string) => JSON.parse(readFileSync(join(import.meta.dirname, '../..', path), 'utf8'))
const document = read('api/openapi.json')
const sections = sectionsOf(document)
const operations = sections.flatMap((section) => section.operations)

test.each(interfaceLanguages)('every group and operation has a title in %s, and no title is left over', (language) => {
  const { groups, operations: titles } = read(`web/src/i18n/parts/docs/${language}.json`).docs
  expect(Object.keys(groups).sort()).toEqual(sections.map(({ anchor }) => anchor).sort())
  expect(Object.keys(titles).sort()).toEqual(operations.map(({ anchor }) => anchor).sort())
  if (language !== 'en') return
  for (const { anchor, name } of sections) expect(groups[anchor]).toBe(name)
  for (const { anchor, summary } of operations) expect(titles[anchor]).toBe(summary)
})

test('the reference is titled in the reader’s language, and in English where that has no title yet', async () => {
  const paths = { ...document.paths, '/v1/news': { get: { summary: 'Read the news', tags: ['Centres'] } } }
  await openSite('/docs?lang=fr', { answers: { '/v1/openapi.json': () => ({ ...document, paths }) } })
  expect(await screen.findByRole('heading', { level: 3, name: 'Chercher des centres' })).toBeTruthy()
  expect(screen.getByRole('heading', { level: 2, name: 'Tuiles' })).toBeTruthy()
  const news = screen.getByRole('heading', { level: 3, name: 'Read the news' })
  expect(news.firstElementChild?.getAttribute('lang')).toBe('en')
})
