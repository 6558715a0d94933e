import type { ReportReason, SuggestionDecision } from '@centres/contract'
import { decideSuggestion, type PublicCentre, recordAct, type Transaction } from '@centres/db'
import { nameOf } from '../centres/present.ts'
import { enqueueLetter } from '../letters/enqueue.ts'
import type { SuggestionAnswered } from '../letters/suggestion-answered-letter.ts'
import type { Services } from '../services.ts'

type Settled = {
  /** Nobody where a job does it. */
  person: { id: string | null }
  role: 'steward' | 'moderator'
  /** Of the suggestion. */
  id: string
  centre: Pick<PublicCentre, 'id' | 'names'>
  fields: SuggestionDecision['fields']
  message: string
  at: string
  /** Whether the record has left the directory. */
  isWithdrawn?: boolean
}

const isReport = (fields: Settled['fields']) => fields.some(({ part }) => part === 'report')

function actionOf(fields: Settled['fields']): string {
  const isTaken = fields.some(({ take }) => take)
  if (isReport(fields)) return isTaken ? 'report-mended' : 'report-declined'
  return isTaken ? 'taken' : 'declined'
}

/** Closes a suggestion or a report and answers its sender; false where somebody else has done so. */
export async function settle(
  tx: Transaction,
  services: Services,
  { person, role, id, centre, fields, message, at, isWithdrawn = false }: Settled,
): Promise<boolean> {
  const decided = await decideSuggestion(tx, id, { outcome: fields, message: message || null }, at)
  if (!decided) return false
  // What a job answers is nobody's act.
  if (person.id !== null)
    await recordAct(tx, {
      at,
      personId: person.id,
      role,
      action: actionOf(fields),
      subject: 'suggestion',
      subjectId: id,
      details: { centreId: centre.id, fields, message },
    })
  const { email, language } = decided
  if (email === null) return true
  const name = nameOf(centre)
  if (isReport(fields)) {
    const [{ reason } = { reason: null }] = fields
    const data = { centreId: centre.id, name, reason: reason as ReportReason | null, message, isWithdrawn }
    await enqueueLetter(tx, services, { kind: 'report-answered', to: email, language, data })
  } else {
    const data = {
      centreId: centre.id,
      name,
      fields: fields as SuggestionAnswered['fields'],
      message,
      by: role,
      isWithdrawn,
    }
    await enqueueLetter(tx, services, { kind: 'suggestion-answered', to: email, language, data })
  }
  return true
}
