import { removeExpired } from '@centres/db'
import type { Services } from '../services.ts'

/** Every night at three, UTC: sessions, links and invitations that have run out are of no use to anybody, and are about people. */
export const tidyNightly = ({ jobs, primary, now }: Services): Promise<void> =>
  jobs.schedule('tidy', '0 3 * * *', () => removeExpired(primary, now().toISOString()))
