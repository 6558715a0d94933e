import { importDays } from '@centres/contract'
import { removeExpired, removeImportRows } from '@centres/db'
import type { Services } from '../services.ts'

const dayMs = 86_400_000

/** Every night at three, UTC: what has run out is of no use to anybody, and is about people. */
export const tidyNightly = ({ jobs, primary, now }: Services): Promise<void> =>
  jobs.schedule('tidy', '0 3 * * *', async () => {
    await removeExpired(primary, now().toISOString())
    await removeImportRows(primary, new Date(now().getTime() - importDays * dayMs).toISOString())
  })
