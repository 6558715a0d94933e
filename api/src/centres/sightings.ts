import { countSightings, type Database } from '@centres/db'
import type { FastifyBaseLogger } from 'fastify'

const minuteMs = 60_000
/** As many centres as are told apart between two writings; who is beyond them is not counted. */
const most = 100_000

/**
 * Counts how often each profile was opened, and writes the numbers down once a minute: a reader waits for nothing, and
 * nothing is known of who it was. What a process that is killed has not yet written is lost; it is a rough measure.
 */
export function watchSightings(primary: Database, log: Pick<FastifyBaseLogger, 'warn'>) {
  let seen = new Map<string, number>()
  const write = async () => {
    const counted = seen
    seen = new Map()
    await countSightings(primary, counted).catch((error: unknown) => log.warn({ err: error }, 'sightings not counted'))
  }
  const timer = setInterval(write, minuteMs).unref()
  return {
    note: (id: string) => {
      if (seen.has(id) || seen.size < most) seen.set(id, (seen.get(id) ?? 0) + 1)
    },
    close: async () => {
      clearInterval(timer)
      await write()
    },
  }
}
