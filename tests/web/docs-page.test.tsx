import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { problemOf } from '../../api/src/http/problems.ts'
import { problemKinds } from '../../web/src/docs/introduction-parts.ts'
import { aProblem } from './directory.ts'
import { type Answers, answer, asked, openSite } from './open-site.tsx'

const reference = readFileSync(join(import.meta.dirname, '../../api/openapi.json'), 'utf8')
const answers: Answers = {
  '/v1/openapi.json': () => JSON.parse(reference),
  '/v1/centres': () => ({ total: 1, items: [{ id: 'wca-rny3s5f' }], nextCursor: null }),
}

const openPanel = async (extra: Answers = {}) => {
  const site = await openSite('/docs', { answers: { ...answers, ...extra } })
  const panel = within(await screen.findByRole('region', { name: 'Try it: Find centres' }))
  return { ...site, panel }
}

test('every operation has an article and a place in the contents', async () => {
  await openSite('/docs', { answers, screen: (query) => query.includes('64rem') })
  await screen.findByRole('region', { name: 'Try it: Find centres' })
  const contents = within(screen.getByRole('navigation', { name: 'On this page' }))
  const summaries = Object.values(JSON.parse(reference).paths as Record<string, Record<string, { summary: string }>>)
    .flatMap((described) => Object.values(described))
    .map(({ summary }) => summary)
  expect(summaries.length).toBeGreaterThan(10)
  for (const summary of summaries) {
    const article = screen.getByRole('article', { name: summary })
    const link = contents.getByRole('link', { name: summary })
    const heading = within(article).getByRole('heading', { name: summary })
    expect(link.getAttribute('href')).toBe(`/docs#${heading.id}`)
  }
})

test('what is typed is what the program says and what is asked', async () => {
  const { user, panel } = await openPanel()
  const country = panel.getByRole('textbox', { name: 'country' })
  await user.clear(country)
  await user.type(country, 'JP, ZA')
  await user.selectOptions(panel.getByRole('combobox', { name: 'Add a parameter' }), 'limit')
  await user.type(panel.getByRole('textbox', { name: 'limit' }), '5')
  await user.click(panel.getByRole('tab', { name: 'Python' }))
  expect(panel.getByRole('group', { name: 'Example in Python' }).textContent).toContain('"country": ["JP", "ZA"]')

  await user.click(panel.getByRole('button', { name: 'Run' }))
  expect(await panel.findByText('200 OK')).toBeTruthy()
  expect(panel.getByRole('group', { name: 'Body of the answer' }).textContent).toContain('"wca-rny3s5f"')
  const last = asked.at(-1)
  expect(last?.pathname).toBe('/v1/centres')
  expect([...(last?.searchParams ?? [])]).toEqual([
    ['country', 'JP'],
    ['country', 'ZA'],
    ['kind', 'writing-lab'],
    ['limit', '5'],
  ])
})

test('another example fills the form', async () => {
  const { user, panel } = await openPanel()
  await user.selectOptions(panel.getByRole('combobox', { name: 'Example' }), 'Within 50 km of Stellenbosch')
  expect(panel.getByRole<HTMLInputElement>('textbox', { name: 'near' }).value).toBe('18.87,-33.93')
  expect(panel.queryByRole('textbox', { name: 'kind' })).toBeNull()
})

test('a refusal is shown as the server gave it', async () => {
  const { user, panel } = await openPanel({
    '/v1/centres': () => answer(aProblem({ status: 400, detail: 'kind has no code sauna.' }), 400),
  })
  await user.click(panel.getByRole('button', { name: 'Run' }))
  expect(await panel.findByText('400 Bad Request')).toBeTruthy()
  expect(panel.getByRole('group', { name: 'Body of the answer' }).textContent).toContain('kind has no code sauna.')
})

test('each kind of problem that the server names has its place on the page', async () => {
  await openSite('/docs#problem-withdrawn', { answers })
  await screen.findByRole('region', { name: 'Try it: Find centres' })
  for (const [status, kind] of problemKinds) {
    expect(problemOf({ status, detail: '' }).type).toBe(`/docs#problem-${kind}`)
    expect(document.getElementById(`problem-${kind}`)?.textContent).toContain(String(status))
  }
  await waitFor(() => expect(document.activeElement?.id).toBe('problem-withdrawn'))
})

test('without the reference the page says so and tries again', async () => {
  let broken = true
  const { user } = await openSite('/docs', {
    answers: {
      ...answers,
      '/v1/openapi.json': () => (broken ? answer(aProblem({ status: 400 }), 400) : JSON.parse(reference)),
    },
  })
  const retry = await screen.findByRole('button', { name: 'Try again' })
  expect(screen.getByRole('heading', { name: 'Problems' })).toBeTruthy()
  broken = false
  await user.click(retry)
  expect(await screen.findByRole('article', { name: 'Find centres' })).toBeTruthy()
})
