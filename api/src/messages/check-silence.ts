import { silentDays } from '@centres/contract'
import {
  askWhetherClosed,
  holdSilentStewards,
  inTransaction,
  noteSilence,
  noteSilenceReminder,
  type PublicCentre,
  readCentre,
  type SilentSteward,
  silentCentres,
  type Transaction,
} from '@centres/db'
import { nameOf } from '../centres/present.ts'
import { addressTo } from '../letters/address-to.ts'
import { enqueueLetter } from '../letters/enqueue.ts'
import { forEach } from '../reminders/each.ts'
import { answerToken, unsubscribeToken } from '../reminders/links.ts'
import type { Services } from '../services.ts'
import { tellModerators } from '../suggestions/confirm.ts'

/** Public where moderators take it over, so it tells of nobody. */
const source = 'Three letters in a row through the atlas stayed without an answer for three weeks each.'

type Silent = { centre: PublicCentre; confirmedAt: string; at: string }

async function askSteward(tx: Transaction, services: Services, steward: SilentSteward, about: Silent): Promise<void> {
  const { centre, confirmedAt, at } = about
  const confirmed = { centreId: centre.id, confirmedAt }
  await noteSilenceReminder(tx, { personId: steward.id, ...confirmed }, at)
  await enqueueLetter(tx, services, {
    kind: 'still-correct',
    ...addressTo(steward),
    data: {
      centres: [
        {
          id: centre.id,
          name: nameOf(centre),
          confirmedAt,
          isUnconfirmed: false,
          confirm: answerToken(services, 'confirm', steward.id, confirmed),
          close: answerToken(services, 'close', steward.id, confirmed),
        },
      ],
      isSilent: true,
      unsubscribe: unsubscribeToken(services, 'reminders', steward.id),
    },
  })
}

/**
 * Asks the stewards of a centre that has not answered three letters in a row whether its record is still correct, and
 * moderators where no steward can be asked. Where all of them had a reminder within a week it is left for another day.
 */
async function check(services: Services, centreId: string, at: string): Promise<void> {
  await inTransaction(services.primary, async (tx) => {
    const stewards = await holdSilentStewards(tx, centreId, at)
    const willing = stewards.filter(({ isOff }) => !isOff)
    const asked = willing.filter(({ hadOne }) => !hadOne)
    if (willing.length > 0 && asked.length === 0) return
    const centre = await readCentre(tx, centreId)
    if (!centre || !(await noteSilence(tx, centreId, at, silentDays))) return
    const { confirmedAt } = centre
    if (asked.length > 0 && confirmedAt !== null) {
      for (const steward of asked) await askSteward(tx, services, steward, { centre, confirmedAt, at })
      return
    }
    const id = await askWhetherClosed(tx, { centreId, source, at })
    await tellModerators(tx, services, { id, kind: 'closed', centre }, at)
  })
}

/** Once for each silence, whoever does it and however often. */
export async function checkSilences(services: Services): Promise<void> {
  const { primary, now } = services
  const at = now().toISOString()
  await forEach(await silentCentres(primary, at, silentDays), (id) => check(services, id, at))
}
