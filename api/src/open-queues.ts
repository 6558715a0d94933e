import { type Database, type Jobs, openJobs } from '@centres/db'
import { letterQueue } from './letters/enqueue.ts'

/** Every queue there is, so that any process may send to each. */
export const openQueues = (database: Database): Promise<Jobs> =>
  openJobs(database, {
    queues: [letterQueue],
    // What fails is tried again; a database that is away is told by the requests that need it.
    onError: (error) => console.error(error instanceof Error ? error.message : error),
  })
