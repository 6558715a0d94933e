import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { exportColumns } from '@centres/contract'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { aProblem, aSummary, facets } from './directory.ts'
import { type Answers, answer, asked, openSite } from './open-site.tsx'

const aCitation = {
  texts: { apa: 'Writing Centre Atlas. (2026).', mla: 'MLA', chicago: 'Chicago' },
  bibtex: '@misc{}',
  ris: 'TY  - DATA',
  csl: {},
  version: '7',
  rows: 2,
  accessedOn: '2026-11-25',
}

const content = 'id,name\r\nwca-0000000,A\r\n'
const aFile = () =>
  new Response(content, {
    headers: {
      'content-type': 'text/csv',
      'content-disposition': 'attachment; filename="writing-centres_country-ZA_2026-11-25_v7.csv"',
      'x-file-size': String(content.length),
      'x-row-count': '1',
      'x-dataset-version': '7',
    },
  })

const answers: Answers = {
  '/v1/centres': (query) => ({ total: query.has('country') ? 14 : 485, items: [aSummary()], nextCursor: null }),
  '/v1/centres/facets': () => facets(485, { country: [{ code: 'ZA', count: 14 }] }),
  '/v1/citation': () => aCitation,
  '/v1/exports/centres.csv': aFile,
}
const wide = (query: string) => query.includes('62rem')

function watchSaving(): { names: string[] } {
  const saved = { names: [] as string[] }
  URL.createObjectURL = () => 'blob:a-file'
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.names.push(this.download)
  })
  return saved
}

describe('the research page', () => {
  test('a filter narrows the count, the file and the program', async () => {
    const { user } = await openSite('/research', { answers, screen: wide })
    await screen.findByRole('heading', { name: '485 centres' })
    await user.click(await screen.findByRole('checkbox', { name: /^South Africa/ }))
    await screen.findByRole('heading', { name: '14 centres' })
    expect(location.search).toBe('?country=ZA')
    expect(screen.getByRole('link', { name: 'Direct link to the file' }).getAttribute('href')).toBe(
      '/v1/exports/centres.csv?country=ZA',
    )
    expect(screen.getByRole('group', { name: 'Code for R' }).textContent).toContain('centres.csv?country=ZA')
    await user.click(screen.getByRole('tab', { name: 'curl' }))
    expect(screen.getByRole('group', { name: 'Code for curl' }).textContent).toContain('centres.csv?country=ZA')
  })

  const awkward = new URLSearchParams([
    ['country', 'ZA'],
    ['kind', 'writing-lab'],
    ['kind', 'writing-centre'],
    ['q', `l'été "à" \\ $HOME \`x\` 写作 & 100%`],
  ])

  test.each([
    ['R', 'Code for R', ['CSV', 'GeoJSON']],
    ['Python', 'Code for Python', ['CSV', 'GeoJSON']],
    ['JavaScript', 'Code for JavaScript', ['NDJSON']],
    ['QGIS', 'Address of this set for QGIS', ['GeoJSON']],
    ['curl', 'Code for curl', ['CSV']],
  ])('the program in %s asks for the very files of the set', async (tool, label, formats) => {
    const { user } = await openSite(`/research?${awkward}`, { answers, screen: wide })
    await user.click(await screen.findByRole('tab', { name: tool }))
    const code = screen.getByRole('group', { name: label }).textContent ?? ''
    const addresses = [...code.matchAll(/http[^"'\s]+/g)].map(([address]) => new URL(address))
    const files: URL[] = []
    for (const format of formats) {
      await user.click(screen.getByRole('radio', { name: new RegExp(`^${format}`) }))
      const link = screen.getByRole('link', { name: 'Direct link to the file' }) as HTMLAnchorElement
      files.push(new URL(link.href))
    }
    const parts = ({ origin, pathname, searchParams }: URL) => [origin, pathname, ...searchParams]
    expect(addresses.map(parts)).toEqual(files.map(parts))
    expect(new Set(addresses[0]?.searchParams.getAll('kind'))).toEqual(new Set(awkward.getAll('kind')))
    expect(addresses[0]?.searchParams.get('q')).toBe(awkward.get('q'))
  })

  test('the address of all centres for QGIS is that of the OGC API, whatever the set', async () => {
    const { user } = await openSite(`/research?${awkward}`, { answers, screen: wide })
    await user.click(await screen.findByRole('tab', { name: 'QGIS' }))
    expect(screen.getByRole('group', { name: 'Address of the OGC API for QGIS' }).textContent).toBe(
      `${location.origin}/ogc`,
    )
  })

  test('a few rows stand under the names that columns have in files', async () => {
    await openSite('/research', { answers })
    const table = await screen.findByRole('table')
    const names = within(table)
      .getAllByRole('columnheader')
      .map(({ textContent }) => textContent)
    const known: string[] = exportColumns.map(({ name }) => name)
    expect(names.filter((name) => !known.includes(name ?? ''))).toEqual([])
    expect(within(table).getByRole('rowheader').textContent).toBe('wca-0000000')
  })

  test('a file is saved under the name that the server gives it, and says what is in it', async () => {
    const saved = watchSaving()
    const { user } = await openSite('/research?country=ZA', { answers })
    const button = await screen.findByRole('button', { name: /^Download .?\.csv/ })
    await user.click(button)
    await screen.findByText('The file is in your downloads')
    expect(saved.names).toEqual(['writing-centres_country-ZA_2026-11-25_v7.csv'])
    expect(screen.getByText(/^1 row, .*, version 7 of the data\.$/)).toBeTruthy()
  })

  test('a mark for Excel is asked for with CSV only', async () => {
    const { user } = await openSite('/research', { answers })
    await user.click(await screen.findByRole('checkbox', { name: /^Begin with a byte order mark/ }))
    const link = () => screen.getByRole('link', { name: 'Direct link to the file' }).getAttribute('href')
    expect(link()).toBe('/v1/exports/centres.csv?bom=true')
    await user.click(screen.getByRole('radio', { name: /^GeoJSON/ }))
    expect(link()).toBe('/v1/exports/centres.geojson')
    expect(screen.queryByRole('checkbox', { name: /byte order mark/ })).toBeNull()
  })

  test('a download that is cancelled saves nothing and keeps the focus', async () => {
    const saved = watchSaving()
    let finish: (file: Response) => void = () => undefined
    const { user } = await openSite('/research', {
      answers: { ...answers, '/v1/exports/centres.csv': () => new Promise((resolve) => (finish = resolve)) },
    })
    const button = await screen.findByRole('button', { name: /^Download/ })
    await user.click(button)
    await screen.findByText('Making the file.')
    await user.click(screen.getByRole('button', { name: 'Cancel' }))
    await screen.findByText('Cancelled. Nothing was saved.')
    finish(aFile())
    await waitFor(() => expect(document.activeElement).toBe(button))
    expect(saved.names).toEqual([])
  })

  test('a file that fails is asked for again', async () => {
    const saved = watchSaving()
    let fails = true
    const { user } = await openSite('/research', {
      answers: {
        ...answers,
        '/v1/exports/centres.csv': () => (fails ? answer(aProblem({ status: 500 }), 500) : aFile()),
      },
    })
    await user.click(await screen.findByRole('button', { name: /^Download/ }))
    await screen.findByRole('alert')
    fails = false
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await screen.findByText('The file is in your downloads')
    expect(saved.names).toHaveLength(1)
  })
})

test.each(['en', 'af', 'ar', 'es', 'fr'])('the dictionary tells of every column in %s', (language) => {
  const file = join(import.meta.dirname, `../../web/src/i18n/parts/dictionary/${language}.json`)
  const { dictionary } = JSON.parse(readFileSync(file, 'utf8')) as { dictionary: { columns: Record<string, string> } }
  expect(Object.keys(dictionary.columns)).toEqual(exportColumns.map(({ name }) => name))
  if (language !== 'en') return
  expect(Object.values(dictionary.columns)).toEqual(exportColumns.map(({ description }) => description))
})

test('the dictionary shows a column with the terms of its vocabulary', async () => {
  await openSite('/research/dictionary', { answers })
  const row = (await screen.findByRole('rowheader', { name: 'kind' })).closest('tr')
  if (!row) throw new Error('The column has no row')
  expect(await within(row).findByText('2 terms of kind')).toBeTruthy()
  expect(within(row).getByText('Writing lab')).toBeTruthy()
})

const aRelease = {
  number: 2,
  version: '9',
  releasedAt: '2026-11-25T10:00:00Z',
  releasedOn: '2026-11-25',
  counts: { centres: 485, countries: 90, languages: 12, institutions: 470 },
  previous: 1,
  changed: { added: 1, changed: 0, gone: 0 },
  files: [{ name: 'centres.csv', mediaType: 'text/csv', bytes: 2000, sha256: 'ab'.repeat(32) }],
}

describe('releases', () => {
  test('are listed, and each tells its files and what changed', async () => {
    const { user } = await openSite('/releases', {
      answers: {
        '/v1/releases': () => ({ items: [aRelease] }),
        '/v1/releases/2': () => ({ ...aRelease, changedIds: { added: ['wca-0000000'], changed: [], gone: [] } }),
        '/v1/releases/2/citation': () => aCitation,
      },
    })
    await user.click(await screen.findByRole('link', { name: 'Release 2' }))
    const file = await screen.findByRole('link', { name: 'centres.csv' })
    expect(file.getAttribute('href')).toBe('/v1/releases/2/files/centres.csv')
    expect(screen.getByText('ab'.repeat(32))).toBeTruthy()
    expect(screen.getByText('1 centre was added')).toBeTruthy()
    expect(screen.queryByText(/no longer listed/)).toBeNull()
    expect(asked.some(({ pathname }) => pathname === '/v1/releases/2/citation')).toBe(true)
  })

  test('a number that is none is said to be', async () => {
    await openSite('/releases/99')
    expect(await screen.findByRole('heading', { level: 1, name: 'There is no such release' })).toBeTruthy()
  })
})

test('the menu opens, and Escape closes it and leads back to its button', async () => {
  const { user } = await openSite('/about', { answers })
  const button = await screen.findByRole('button', { name: 'Menu' })
  expect(button.getAttribute('aria-expanded')).toBe('false')
  await user.click(button)
  expect(button.getAttribute('aria-expanded')).toBe('true')
  await user.tab()
  await user.keyboard('{Escape}')
  expect(button.getAttribute('aria-expanded')).toBe('false')
  expect(document.activeElement).toBe(button)
})
