import { removeExpired, removeUnconfirmed } from '@centres/db'
import type { Services } from '../services.ts'
import { handOnWhatWaits } from '../suggestions/confirm.ts'

/**
 * Every night at three, UTC: sessions, links and suggestions that nobody has confirmed are of no use to anybody, and are
 * about people; what stewards have left lying for two weeks goes to moderators.
 */
export const tidyNightly = (services: Services): Promise<void> =>
  services.jobs.schedule('tidy', '0 3 * * *', async () => {
    const at = services.now().toISOString()
    await removeExpired(services.primary, at)
    await removeUnconfirmed(services.primary, at)
    await handOnWhatWaits(services)
  })
