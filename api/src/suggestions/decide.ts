import type { SuggestedPart, SuggestionCase, SuggestionDecision } from '@centres/contract'
import { inTransaction, type PersonRecord } from '@centres/db'
import { Conflict, Invalid } from '../errors.ts'
import { changeRecord } from '../keeping/keep.ts'
import { tellStewards } from '../moderation/tell-stewards.ts'
import type { Services } from '../services.ts'
import { caseOf, type Deciding, findForDecision } from './find.ts'
import { checkParts, partsOf, withParts } from './parts.ts'
import { settle } from './settle.ts'

function checkFields(parts: readonly SuggestedPart[], { fields }: SuggestionDecision): void {
  const given = fields.map(({ part }) => part)
  const isWhole = given.length === parts.length && parts.every((part) => given.includes(part))
  if (isWhole) return
  throw new Invalid([{ in: 'body', name: 'fields', message: `must hold each of ${parts.join(', ')} once` }])
}

async function checkTaken({ primary }: Services, { suggestion, form }: Deciding, taken: SuggestedPart[]) {
  await checkParts(primary, withParts(form, suggestion, taken), taken, 'changes.')
}

/** What is taken over, the act and the answer to the sender stand or fall together. */
export async function decide(
  services: Services,
  person: PersonRecord,
  id: string,
  decision: SuggestionDecision,
): Promise<SuggestionCase> {
  const { primary, now } = services
  const { version, message } = decision
  const deciding = await findForDecision(services, person, id)
  const { suggestion, keeper, centre } = deciding
  const { kind, source } = suggestion
  const parts = partsOf(suggestion)
  checkFields(parts, decision)
  const fields = decision.fields.toSorted((one, other) => parts.indexOf(one.part) - parts.indexOf(other.part))
  const taken = fields.filter(({ take }) => take).map(({ part }) => part)
  await checkTaken(services, deciding, taken)
  const at = now().toISOString()
  await inTransaction(primary, async (tx) => {
    const isFirst = await settle(tx, services, { person, role: keeper.role, id, centre, fields, message, at })
    if (!isFirst) throw new Conflict('Somebody else has decided on this suggestion.')
    if (taken.length > 0 && kind !== 'duplicate' && kind !== 'report') {
      const form = (present: typeof deciding.form) => withParts(present, suggestion, taken)
      await changeRecord(tx, keeper, centre.id, { version, form, source: source ?? undefined }, at)
      if (keeper.role === 'moderator') await tellStewards(tx, services, person, centre, 'changed')
    }
  })
  return caseOf(services, await findForDecision(services, person, id))
}
