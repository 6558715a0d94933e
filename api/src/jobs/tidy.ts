import { forgetPrivatePasts, removeExpired } from '@centres/db'
import type { Services } from '../services.ts'

/** For so long a change of what is private in a record can be undone. */
export function privatePastsEnd(now: Date): string {
  const end = new Date(now)
  end.setUTCFullYear(end.getUTCFullYear() - 1)
  return end.toISOString()
}

/** Every night at three, UTC: what has run out is of no use to anybody, and is about people. */
export const tidyNightly = ({ jobs, primary, now }: Services): Promise<void> =>
  jobs.schedule('tidy', '0 3 * * *', async () => {
    await removeExpired(primary, now().toISOString())
    await forgetPrivatePasts(primary, privatePastsEnd(now()))
  })
