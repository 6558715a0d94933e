import { expect, test } from 'vitest'
import { aCentre, given } from '../support/a-centre.ts'
import { aRelease } from '../support/a-release.ts'
import { atlas, headingOf, rowsOf, soon } from '../support/page.ts'

const { visit, urlOf, site } = atlas()

const attack = 'Centre "><img src=x onerror=alert(1)></noscript></script><script>alert(1)</script>'

/** As a page says it in its head, and then as the client says it. */
async function titles(path: string): Promise<{ served: string | undefined; drawn: string }> {
  const html = await (await fetch(urlOf(path))).text()
  const served = /<title>([^<]*)<\/title>/.exec(html)?.[1]
  const page = await visit(path)
  await headingOf(page).first().waitFor()
  return { served, drawn: await page.title() }
}

const pages = ['/', '/about', '/docs', '/statistics', '/research', '/research/dictionary', '/releases', '/releases/1']

test.each(pages)('the client leaves the title of %s as it came', async (path) => {
  if (path === '/releases/1') await aRelease(site().database)
  for (const address of [path, `${path}?lang=ar`]) {
    const { served, drawn } = await titles(address)
    expect(drawn).toBe(served)
  }
})

test('what people write stays text, and the policy has nothing to report', async () => {
  const [centre] = await given(site().database, aCentre({ name: attack, institution: attack }))
  const page = await visit(`/centres/${centre?.id}`)
  await soon(() => headingOf(page).textContent()).toBe(attack)
  expect(await page.title()).toBe(`${attack} · Writing Centre Atlas`)
  const data = await page.locator('script[type="application/ld+json"]').textContent()
  expect(JSON.parse(data ?? '')).toMatchObject({ '@type': 'EducationalOrganization', name: { '@value': attack } })
})

test('another page has its own title, and no address of the one before', async () => {
  const page = await visit('/about')
  expect(await page.locator('link[rel=canonical]').getAttribute('href')).toMatch(/\/about$/)
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Explore' }).click()
  await rowsOf(page).first().waitFor()
  await soon(() => page.title()).toBe('Explore writing centres · Writing Centre Atlas')
  expect(await page.locator('link[rel=canonical], link[hreflang], script[type="application/ld+json"]').count()).toBe(0)
})

test('a profile can be read without JavaScript', async () => {
  const [centre] = await given(site().database, aCentre({ name: 'Skryflaboratorium', website: 'https://example.org/' }))
  const page = await visit(`/centres/${centre?.id}?lang=fr`, { javaScript: false })
  expect(await headingOf(page).textContent()).toBe('Skryflaboratorium')
  expect(await page.locator('dd').allTextContents()).toEqual([
    'University of Somewhere',
    'Afrique du Sud',
    'https://example.org/',
  ])
  expect(await page.locator(`a[href="/v1/centres/${centre?.id}"]`).textContent()).toMatch(/^Tout le contenu/)
})
