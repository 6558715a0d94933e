import { importDays } from '@centres/contract'
import {
  fadeSightings,
  forgetOld,
  forgetReports,
  removeExpired,
  removeImportRows,
  removeOldMessages,
  removeUnconfirmed,
} from '@centres/db'
import type { Services } from '../services.ts'
import { handOnWhatWaits } from '../suggestions/confirm.ts'
import { settleLeftBehind } from '../suggestions/settle-withdrawn.ts'

const dayMs = 86_400_000

/**
 * Every night at three, UTC: what has run out or is older than README says is of no use to anybody, and is about people.
 * What is open about a record that was withdrawn is answered; what stewards have left lying for two weeks goes to
 * moderators.
 */
export const tidyNightly = (services: Services): Promise<void> =>
  services.jobs.schedule('tidy', '0 3 * * *', async () => {
    const at = services.now().toISOString()
    await removeExpired(services.primary, at)
    await removeUnconfirmed(services.primary, at)
    await removeOldMessages(services.primary, at)
    await forgetReports(services.primary, at)
    await forgetOld(services.primary, at)
    await removeImportRows(services.primary, new Date(services.now().getTime() - importDays * dayMs).toISOString())
    await fadeSightings(services.primary)
    await settleLeftBehind(services)
    await handOnWhatWaits(services)
  })
