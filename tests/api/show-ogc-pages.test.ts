import { type ExportRow, type OgcLink, Problem } from '@centres/contract'
import { JSDOM } from 'jsdom'
import { expect, test } from 'vitest'
import { testAppHere } from '../support/app.ts'
import { documents, items, ogcDirectory, publicUrl, shown } from '../support/ogc-directory.ts'
import { builtClient } from '../support/site.ts'

const { database, get, pageOf } = ogcDirectory()

const firefox = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'
const documentOf = async (url: string, accept = firefox) => new JSDOM((await get(url, { accept })).body).window.document

test.each<[string, string, string]>([
  ['', firefox, 'text/html'],
  ['', '*/*', 'application/geo+json'],
  ['', 'application/geo+json, application/json', 'application/geo+json'],
  ['', 'image/png', 'application/geo+json'],
  ['f=json', firefox, 'application/geo+json'],
  ['f=html', 'application/json', 'text/html'],
])('with "%s" and Accept %s the answer is %s', async (query, accept, type) => {
  expect((await get(`${items}?${query}`, { accept })).headers['content-type']).toContain(type)
})

test.each(documents)(
  '%s is a whole page that says and links what its JSON does, without script or style',
  async (url) => {
    const page = await documentOf(url)
    expect(page.doctype?.name).toBe('html')
    expect(page.querySelectorAll('h1').length).toBe(1)
    expect(page.querySelectorAll('script, style, [style]').length).toBe(0)
    const { links = [] } = (await get(url)).json() as { links?: OgcLink[] }
    const hrefs = [...page.querySelectorAll('a')].map(({ href }) => href)
    for (const { rel, href } of links) if (rel !== 'self' && rel !== 'alternate') expect(hrefs).toContain(href)
    expect(hrefs).toContain(`${publicUrl}${url}?f=json`)
  },
)

test('a table of centres tells all of each, as it was written, page by page', async () => {
  const page = await documentOf(`${items}?limit=3`)
  const ours = await pageOf('limit=3')
  const names = [...page.querySelectorAll('tbody th bdi')].map(({ textContent }) => textContent)
  expect(names).toEqual(ours.features.map(({ properties }) => (properties as ExportRow).name))
  const text = page.body.textContent
  for (const { properties } of ours.features) {
    for (const [name, value] of Object.entries(properties)) {
      expect(text).toContain(name)
      for (const one of [value].flat()) if (one !== null) expect(text).toContain(String(one))
    }
  }
  const next = page.querySelector<HTMLAnchorElement>('a.next')?.href.replace(publicUrl, '') ?? ''
  expect((await documentOf(next)).querySelector('.lead')?.textContent).toBe(
    `2 of ${shown.length} writing centres, by id.`,
  )
})

test('what is not there shows a person the page, where the client is built', async () => {
  await builtClient()
  const whole = await testAppHere(database(), { publicUrl })
  const answer = await whole.inject({ url: '/ogc/nothing', headers: { accept: firefox } })
  expect([answer.statusCode, answer.body]).toEqual([404, whole.errorPage])
  expect(Problem.parse((await whole.inject('/ogc/nothing')).json()).status).toBe(404)
})

test('its styles are ours', async () => {
  const answer = await get('/ogc/pages.css')
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/css; charset=utf-8'])
})
