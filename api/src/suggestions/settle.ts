import type { SuggestionDecision } from '@centres/contract'
import { decideSuggestion, type PersonRecord, type PublicCentre, recordAct, type Transaction } from '@centres/db'
import { enqueueLetter } from '../letters/enqueue.ts'
import type { Services } from '../services.ts'

type Settled = {
  person: PersonRecord
  role: 'steward' | 'moderator'
  /** Of the suggestion. */
  id: string
  centre: Pick<PublicCentre, 'id' | 'names'>
  fields: SuggestionDecision['fields']
  message: string
  at: string
}

/** Closes a suggestion and answers its sender; false where somebody else has done so. */
export async function settle(
  tx: Transaction,
  services: Services,
  { person, role, id, centre, fields, message, at }: Settled,
): Promise<boolean> {
  const decided = await decideSuggestion(tx, id, { outcome: fields, message: message || null }, at)
  if (!decided) return false
  await recordAct(tx, {
    at,
    personId: person.id,
    role,
    action: fields.some(({ take }) => take) ? 'taken' : 'declined',
    subject: 'suggestion',
    subjectId: id,
    details: { centreId: centre.id, fields, message },
  })
  const { email, language } = decided
  if (email === null) return true
  const name = centre.names[0]?.text ?? centre.id
  const data = { centreId: centre.id, name, fields, message, by: role }
  await enqueueLetter(tx, services, { kind: 'suggestion-answered', to: email, language, data })
  return true
}
