import { type ProposedTerm, vocabulariesForWord, type WordDecision } from '@centres/contract'
import {
  type Carrier,
  decideProposedTerm,
  holdProposedTerm,
  insertTerm,
  inTransaction,
  listTerms,
  type PersonRecord,
  type ProposedTermRecord,
  recordAct,
  recordChanges,
  replaceOwnWord,
  stewardsOf,
  type TermKeyOfWord,
  type Transaction,
  writeSearchPhrases,
} from '@centres/db'
import { Conflict, Invalid } from '../errors.ts'
import { addressTo } from '../letters/address-to.ts'
import { enqueueLetter } from '../letters/enqueue.ts'
import type { Services } from '../services.ts'
import { readWordCase } from './present.ts'

const states = { publish: 'published', map: 'mapped', refuse: 'refused' } as const

const tooLate = () =>
  new Conflict('Another moderator has decided, or another record has come to carry the word. Look at it again.')

const fault = (name: string, message: string) => new Invalid([{ in: 'body', name, message }])

type Labels = Record<string, string>

/** The term that takes the place of the word, made where it is new. */
async function settleTerm(
  tx: Transaction,
  found: ProposedTermRecord,
  { outcome, term, code, vocabulary = found.vocabulary as never }: WordDecision,
  at: string,
): Promise<(TermKeyOfWord & { labels: Labels }) | null> {
  if (outcome === 'refuse') return null
  const allowed = vocabulariesForWord(found.vocabulary)
  if (!allowed.includes(vocabulary))
    throw fault('vocabulary', `must be one of ${allowed.join(', ')} for a word of ${found.vocabulary}`)
  const known = (await listTerms(tx)).filter((one) => one.vocabulary === vocabulary)
  if (!term) {
    const meant = known.find((one) => one.code === code && one.code !== 'other' && one.isSelectable && !one.replacedBy)
    if (!meant) throw fault('code', `must be a code of ${vocabulary} that may be chosen; ${code} is none`)
    return { vocabulary, code: meant.code, labels: meant.labels }
  }
  const { broader, labels } = term
  if (broader !== null && (broader === 'other' || !known.some((one) => one.code === broader)))
    throw fault('term.broader', `must be a code of ${vocabulary}; ${broader} is none`)
  const notes = Object.fromEntries(Object.entries(term.notes).filter(([, note]) => note !== ''))
  const isNew = await insertTerm(tx, { vocabulary, code: term.code, labels, notes, broader }, at)
  if (!isNew) throw fault('term.code', `must be a code of its own; ${vocabulary} has ${term.code} already`)
  return { vocabulary, code: term.code, labels }
}

type Told = { found: ProposedTermRecord; carriers: Carrier[]; decision: WordDecision; labels: Labels | null }

/** A letter to everybody who keeps one of the records, one for each record. */
async function tellStewards(tx: Transaction, services: Services, { found, carriers, decision, labels }: Told) {
  const { reason, message } = decision
  for (const { id: centreId, names } of carriers)
    for (const steward of await stewardsOf(tx, centreId)) {
      const address = addressTo(steward)
      await enqueueLetter(tx, services, {
        kind: 'word-decided',
        ...address,
        data: {
          centreId,
          name: names[0]?.text ?? centreId,
          word: found.word,
          label: labels && (labels[address.language] ?? labels.en ?? ''),
          reason,
          message,
        },
      })
    }
}

/** The term, what it changes of records, the act and the letters stand or fall together. */
export async function decideOnWord(
  services: Services,
  moderator: PersonRecord,
  found: ProposedTermRecord,
  decision: WordDecision,
): Promise<ProposedTerm> {
  const { primary, now } = services
  const { id, vocabulary } = found
  const { revision, outcome, reason, message } = decision
  const state = states[outcome]
  const isSynonym = outcome !== 'refuse' && decision.isSynonym
  const at = now().toISOString()
  return inTransaction(primary, async (tx) => {
    const held = await holdProposedTerm(tx, { id, revision })
    if (!held) throw tooLate()
    const { carriers } = held
    const term = await settleTerm(tx, found, decision, at)
    await decideProposedTerm(tx, id, { state, term, isSynonym, reason, message: message || null }, at)
    await recordAct(tx, {
      at,
      personId: moderator.id,
      role: 'moderator',
      action: state,
      subject: 'vocabulary',
      subjectId: id,
      details: {
        word: found.word,
        reason,
        message,
        term: term && `${term.vocabulary} ${term.code}`,
        centres: carriers.map((centre) => centre.id),
      },
    })
    await tellStewards(tx, services, { found, carriers, decision, labels: term?.labels ?? null })
    if (term) {
      await writeSearchPhrases(tx)
      await replaceOwnWord(tx, { id, vocabulary, carriers }, term, at)
      await recordChanges(tx, [changeOf(term, decision, found)], at)
    }
    return readWordCase(tx, id)
  })
}

/** The vocabulary has changed even where no record has: every answer that names terms is made anew. */
const changeOf = (
  { vocabulary, code, labels }: TermKeyOfWord & { labels: Labels },
  { outcome }: WordDecision,
  { word }: ProposedTermRecord,
) => ({
  subject: 'vocabulary' as const,
  subjectId: vocabulary,
  actor: 'moderator' as const,
  action: outcome === 'publish' ? 'term-added' : 'synonym-added',
  before: null,
  after: outcome === 'publish' ? { terms: [code], labels } : { terms: [code], word },
  source: null,
})
