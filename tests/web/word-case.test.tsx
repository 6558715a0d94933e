import type { ProposedTerm } from '@centres/contract'
import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { aProblem } from './directory.ts'
import { anItem, aQueue, daysAgo, idOf } from './moderation.ts'
import { type Answers, answer, openSite } from './open-site.tsx'

const casePath = `/v1/moderation/vocabulary/${idOf(1)}`
const page = `/moderate/vocabulary/${idOf(1)}`

const aWord = (word: Partial<ProposedTerm> = {}): ProposedTerm => ({
  id: idOf(1),
  vocabulary: 'tutor',
  word: 'Storievertellers',
  language: 'af',
  spellings: ['Storievertellers'],
  state: 'waiting',
  revision: 1,
  proposedAt: daysAgo(2),
  centres: [{ id: 'wca-0000000', slug: 'lab', names: [{ text: 'Skryflab', language: 'af', kind: 'official' }] }],
  similar: [{ vocabulary: 'kind', code: 'writing-lab', labels: { en: 'Writing lab' }, isSame: true }],
  term: null,
  isSynonym: false,
  reason: null,
  message: null,
  decidedAt: null,
  acts: [],
  ...word,
})

function deciding(refusal?: () => Response) {
  const sent: Record<string, unknown>[] = []
  const answers: Answers = {
    '/v1/moderation/queue': () =>
      aQueue([anItem(1, { kind: 'vocabulary', title: 'Storievertellers', countryCode: '' })]),
    [casePath]: () => aWord(),
    [`POST ${casePath}/decision`]: (_, body) => {
      sent.push(body as Record<string, unknown>)
      return refusal ? refusal() : aWord({ state: 'published', decidedAt: daysAgo(0), centres: [] })
    },
  }
  return { sent, answers }
}

const field = (name: string) => screen.getByRole('textbox', { name })

test('a word waits in the queue, in no country, and leads to its page', async () => {
  await openSite('/moderate', { answers: deciding().answers })
  const link = await screen.findByRole('link', { name: 'Storievertellers' })
  expect(link.getAttribute('href')).toBe(page)
  expect(screen.getAllByText('Word').length).toBeGreaterThan(0)
})

test('a term is published once it is named in every language, with a code that follows from the English name', async () => {
  const { sent, answers } = deciding()
  const { user } = await openSite(page, { answers })
  await user.click(await screen.findByRole('radio', { name: /Publish as a new term/ }))
  expect((field('Afrikaans') as HTMLInputElement).value).toBe('Storievertellers')
  await user.type(field('English'), 'Story tellers’ circle')
  expect((field('Code') as HTMLInputElement).value).toBe('story-tellers-circle')
  await user.click(screen.getByRole('button', { name: 'Publish the term' }))
  expect(screen.getAllByText('Write what the term is called in this language.')).toHaveLength(3)
  expect(sent).toEqual([])
  for (const language of ['Arabic', 'Spanish', 'French']) await user.type(field(language), language)
  await user.click(screen.getByRole('button', { name: 'Publish the term' }))
  await screen.findByText('Word: Storievertellers is a term now')
  expect(sent).toMatchObject([
    {
      revision: 1,
      outcome: 'publish',
      vocabulary: 'tutor',
      term: { code: 'story-tellers-circle', broader: null, labels: { af: 'Storievertellers', fr: 'French' } },
    },
  ])
})

test('a term that says the same is taken by one press, and a code that is taken is said at its field', async () => {
  const { sent, answers } = deciding(() =>
    answer(
      aProblem({ status: 400, errors: [{ in: 'body', name: 'term.code', message: 'must be a code of its own' }] }),
      400,
    ),
  )
  const { user } = await openSite(page, { answers })
  const same = await screen.findByRole('button', { name: 'Use this term Writing lab' })
  await user.click(same)
  const meant = screen.getByRole('combobox', { name: 'Term' })
  expect(within(meant).getAllByRole('option').length).toBeGreaterThan(1)
  await user.click(screen.getByRole('radio', { name: /Publish as a new term/ }))
  for (const language of ['English', 'Arabic', 'Spanish', 'French']) await user.type(field(language), 'Guild')
  await user.click(screen.getByRole('button', { name: 'Publish the term' }))
  await screen.findByText('Another term of this vocabulary has this code.')
  expect(sent).toHaveLength(1)
  expect((field('English') as HTMLInputElement).value).toBe('Guild')
})
