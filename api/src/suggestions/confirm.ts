import type { SuggestionCase } from '@centres/contract'
import {
  confirmSuggestion,
  handOn,
  handOnSuggestions,
  inTransaction,
  moderatorsFor,
  type PublicCentre,
  readCentre,
  recordAct,
  type SuggestionRecord,
  stewardsOf,
  type Transaction,
} from '@centres/db'
import { nameOf } from '../centres/present.ts'
import { Gone } from '../errors.ts'
import { addressTo } from '../letters/address-to.ts'
import { enqueueLetter } from '../letters/enqueue.ts'
import { hashOf } from '../letters/token.ts'
import { tellModerator } from '../reminders/tell-moderators.ts'
import type { Services } from '../services.ts'
import { inQueue } from './in-queue.ts'

type About = Pick<SuggestionRecord, 'id' | 'kind'> & { centre: PublicCentre }

export async function tellModerators(
  tx: Transaction,
  services: Services,
  { id, kind, centre }: About,
  at: string,
): Promise<void> {
  const name = nameOf(centre)
  const moderators = await moderatorsFor(tx, inQueue({ id, kind }))
  const keepers = new Set((await stewardsOf(tx, centre.id)).map(({ email }) => email))
  const others = moderators.filter(({ email }) => !keepers.has(email))
  // A report is for those who do not keep the record, where there are any.
  for (const moderator of kind === 'report' && others.length > 0 ? others : moderators)
    await tellModerator(tx, services, moderator, at, (unsubscribe) =>
      kind === 'report'
        ? { kind: 'report-waits', data: { reportId: id, name, unsubscribe } }
        : { kind: 'suggestion-waits', data: { suggestionId: id, name, for: 'moderators', unsubscribe } },
    )
}

async function tellStewards(tx: Transaction, services: Services, { id, centre }: Omit<About, 'kind'>): Promise<void> {
  const data = { suggestionId: id, name: nameOf(centre), for: 'stewards' as const }
  for (const steward of await stewardsOf(tx, centre.id))
    await enqueueLetter(tx, services, { kind: 'suggestion-waits', ...addressTo(steward), data })
}

/** From now on it counts: whoever decides is told. A token is spent by this, whatever comes of it. */
export async function confirm(
  services: Services,
  token: string,
): Promise<{ centre: PublicCentre; kind: SuggestionCase['kind'] }> {
  const { primary, now } = services
  const at = now().toISOString()
  return inTransaction(primary, async (tx) => {
    const confirmed = await confirmSuggestion(tx, hashOf(token), at)
    const centre = confirmed && (await readCentre(tx, confirmed.centreId))
    const isListed = centre?.state === 'published' && centre.lifeState !== 'merged'
    if (!centre || !isListed) throw new Gone('This link was used already or has expired. Send it again.', 'link')
    const { id, kind } = confirmed
    await recordAct(tx, {
      at,
      personId: null,
      role: 'sender',
      action: kind === 'report' ? 'reported' : 'sent',
      subject: 'suggestion',
      subjectId: id,
      details: { centreId: centre.id, kind },
    })
    if (confirmed.isModerators) {
      await handOn(tx, id, at)
      await tellModerators(tx, services, { id, kind, centre }, at)
    } else {
      await tellStewards(tx, services, { id, centre })
    }
    return { centre, kind }
  })
}

/** Gives moderators what stewards left lying for two weeks. */
export async function handOnWhatWaits(services: Services): Promise<void> {
  const { primary, now } = services
  await inTransaction(primary, async (tx) => {
    const at = now().toISOString()
    for (const { id, kind, centreId } of await handOnSuggestions(tx, at)) {
      const centre = await readCentre(tx, centreId)
      if (centre) await tellModerators(tx, services, { id, kind, centre }, at)
    }
  })
}
