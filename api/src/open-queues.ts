import { type Database, type Jobs, openJobs } from '@centres/db'
import { importQueue } from './imports/work.ts'
import { letterQueue } from './letters/enqueue.ts'
import { isLostConnection } from './lost-connection.ts'

/** Every queue there is, so that any process may send to each. */
export const openQueues = (database: Database): Promise<Jobs> =>
  openJobs(database, {
    queues: [letterQueue, importQueue],
    onError: (error) => {
      // A look that fails is tried again; that the database is away, the requests that need it say.
      if (!isLostConnection(error)) console.error(error instanceof Error ? error.message : error)
    },
  })
