import { type SuggestionToSend, suggestionHours } from '@centres/contract'
import { insertSuggestion, inTransaction, type PublicCentre, readCentre, readRecord } from '@centres/db'
import type { z } from 'zod'
import { nameOf } from '../centres/present.ts'
import { Conflict, Invalid } from '../errors.ts'
import { formOf } from '../keeping/form.ts'
import { enqueueLetter } from '../letters/enqueue.ts'
import { hashOf, newToken } from '../letters/token.ts'
import { readWriting } from '../messages/writing.ts'
import type { Services } from '../services.ts'
import { checkParts, partsOf, withParts } from './parts.ts'

export type Suggested = Omit<z.output<typeof SuggestionToSend>, 'altcha' | 'homepage'>

const hourMs = 3_600_000

/** Another record that is there to be the same one. */
async function checkOther({ primary }: Services, { id }: PublicCentre, other: string): Promise<void> {
  const found = await readCentre(primary, other)
  const isListed = found?.state === 'published' && found.lifeState !== 'merged'
  if (isListed && other !== id) return
  throw new Invalid([{ in: 'body', name: 'duplicateOf', message: 'must be another centre that is listed' }])
}

/** Whoever has a mailbox, or stewards, says for themselves where letters go. */
async function checkUnreached({ primary, now }: Services, centre: PublicCentre): Promise<void> {
  const { isReached } = await readWriting(primary, centre, now().toISOString())
  if (isReached) throw new Conflict('Letters reach this centre already.')
}

/** Whatever no decision could take over is refused now, while its writer is there to mend it. */
export async function checkSuggestion(services: Services, centre: PublicCentre, suggested: Suggested): Promise<void> {
  const { kind, duplicateOf } = suggested
  if (kind === 'closed' && centre.lifeState === 'closed') throw new Conflict('This centre is marked as closed already.')
  if (duplicateOf !== null) await checkOther(services, centre, duplicateOf)
  const record = await readRecord(services.primary, centre.id)
  if (!record) throw new Error('a record that was found')
  const parts = partsOf(suggested)
  if (parts.includes('mailbox')) await checkUnreached(services, centre)
  await checkParts(services.primary, withParts(formOf(record), suggested, parts), parts, 'changes.')
}

/** Keeps a suggestion and sends the letter that makes it count. Nothing is looked up about the address. */
export async function sendSuggestion(services: Services, centre: PublicCentre, suggested: Suggested): Promise<void> {
  const { primary, now } = services
  const { email, language, ...said } = suggested
  const token = newToken()
  await inTransaction(primary, async (tx) => {
    await insertSuggestion(tx, {
      ...said,
      email,
      language,
      centreId: centre.id,
      tokenHash: hashOf(token),
      tokenExpiresAt: new Date(now().getTime() + suggestionHours * hourMs).toISOString(),
      at: now().toISOString(),
    })
    const data = { token, name: nameOf(centre) }
    await enqueueLetter(
      tx,
      services,
      said.kind === 'report'
        ? { kind: 'report-confirm', to: email, language, data }
        : { kind: 'suggestion-confirm', to: email, language, data: { ...data, parts: partsOf(said) } },
    )
  })
}
