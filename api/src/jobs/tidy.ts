import { forgetOld, removeExpired } from '@centres/db'
import type { Services } from '../services.ts'

/** Every night at three, UTC: what has run out or is older than README says is of no use to anybody, and is about people. */
export const tidyNightly = ({ jobs, primary, now }: Services): Promise<void> =>
  jobs.schedule('tidy', '0 3 * * *', async () => {
    const at = now().toISOString()
    await removeExpired(primary, at)
    await forgetOld(primary, at)
  })
