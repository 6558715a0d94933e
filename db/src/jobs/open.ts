import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { PgBoss } from 'pg-boss'
import type { Database, Transaction } from '../client.ts'
import { isoInstant } from '../columns/iso-instant.ts'
import { afterCommit } from '../current-transaction.ts'
import { onDatabase, onTransaction } from './on-database.ts'
import { Permanent } from './permanent.ts'
import { jobsSchema } from './schema.ts'

export type Queue = {
  name: string
  /** How often a job that failed is tried again, each time after a longer wait, before it is put aside as dead. */
  retries: number
  /** Seconds before the first retry. */
  firstWait: number
  /** After which a job whose process has gone counts as failed; two minutes unless said. */
  seconds?: number
}

export type DeadJob = {
  id: string
  data: unknown
  /** What the last try failed with. */
  reason: unknown
  /** How often it was tried. */
  tries: number
  /** When it was written first. */
  writtenAt: string
  /** When it was given up. */
  at: string
}

/** Told whether there is no other try after this one. */
type Handler<Data> = (data: Data, id: string, isLast: boolean) => Promise<void>

/** Work to be done after its cause: written in the same transaction, done by any process, tried again until it is done. */
export type Jobs = {
  send: (tx: Transaction, queue: string, data: object) => Promise<void>
  /** Does the jobs of a queue in this process, from now on. */
  work: <Data extends object>(queue: string, handler: Handler<Data>) => Promise<void>
  /** Calls at the times of a cron expression in UTC, in one process of all. */
  schedule: (queue: string, cron: string, handler: () => Promise<void>) => Promise<void>
  /** Those that were given up, the newest first. */
  dead: (queue: string) => Promise<DeadJob[]>
  /** Takes a dead job away, to be done again from the beginning or not at all; what it held, or undefined where it is gone. */
  take: (tx: Transaction, queue: string, id: string, again: boolean) => Promise<unknown>
  /** Lets what is being done come to its end. */
  stop: () => Promise<void>
}

const deadOf = (queue: string) => `${queue}-dead`
const daysKept = 90
/** Milliseconds in which what is being done may come to its end. */
const patience = 5000

/** What this process sends, it does at once. */
const usualPollSeconds = 30
/** The engine's own looks, as rare as they may be: a directory with nothing to do should ask its database nothing. */
const looks = {
  superviseIntervalSeconds: 300,
  monitorIntervalSeconds: 60,
  maintenanceIntervalSeconds: 3600,
  queueCacheIntervalSeconds: 3600,
  bamIntervalSeconds: 3600,
  flowIntervalSeconds: 3600,
  cronMonitorIntervalSeconds: 45,
  cronWorkerIntervalSeconds: 45,
}

/** Without the values of a failed query, which may be addresses of people: pg-boss keeps what a job failed with. */
const withoutValues = (error: unknown) =>
  new Error(
    error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : String(error),
  )

type Options = {
  queues: Queue[]
  onError: (error: unknown) => void
  /** Between looks for what other processes sent, and for what is to be tried again. */
  pollSeconds?: number
}

export async function openJobs(
  database: Database,
  { queues, onError, pollSeconds = usualPollSeconds }: Options,
): Promise<Jobs> {
  const isEmbedded = database.$client.options.max === 1
  const boss = new PgBoss({
    db: onDatabase(database),
    backend: isEmbedded ? 'pglite' : 'postgres',
    schema: jobsSchema,
    ...looks,
    registerInstance: false,
    openTelemetry: { enabled: false },
    reindex: !isEmbedded,
    monitorVacuum: !isEmbedded,
  })
  boss.on('error', onError)
  await boss.start()
  // All of them now: within a transaction an unknown queue would be looked up outside of it.
  for (const { name, retries, firstWait, seconds = 120 } of queues) {
    await boss.createQueue(deadOf(name), { deleteAfterSeconds: 0, retentionSeconds: daysKept * 86_400 })
    const options = {
      retryLimit: retries,
      retryDelay: firstWait,
      retryBackoff: true,
      retryDelayMax: 6 * 3600,
      deadLetter: deadOf(name),
      expireInSeconds: seconds,
      // What was done is of no use to anybody, and letters hold addresses.
      deleteAfterSeconds: 3600,
    }
    await boss.createQueue(name, options)
    await boss.updateQueue(name, options)
  }
  const workers = new Map<string, string>()
  const send = async (tx: Transaction, queue: string, data: object) => {
    await boss.send(queue, data, { db: onTransaction(tx) })
    afterCommit(() => {
      const worker = workers.get(queue)
      if (worker) boss.notifyWorker(worker)
    })
  }
  return {
    send,
    work: async <Data extends object>(queue: string, handler: Handler<Data>) => {
      const options = {
        pollingIntervalSeconds: pollSeconds,
        batchSize: 10,
        perJobResults: true,
        includeMetadata: true,
      } as const
      const worker = await boss.work<Data, unknown, typeof options>(queue, options, (jobs) =>
        Promise.all(
          jobs.map(({ id, data, retryCount, retryLimit }) =>
            handler(data, id, retryCount >= retryLimit).then(
              () => ({ id, status: 'completed' as const }),
              (error: unknown) => ({
                id,
                status: error instanceof Permanent ? ('deadletter' as const) : ('failed' as const),
                output: { message: error instanceof Error ? error.message : String(error) },
              }),
            ),
          ),
        ),
      )
      workers.set(queue, worker)
    },
    schedule: async (queue, cron, handler) => {
      await boss.createQueue(queue, { retryLimit: 0, expireInSeconds: 3600 })
      await boss.work(queue, { pollingIntervalSeconds: pollSeconds }, async () => {
        try {
          await handler()
        } catch (error) {
          onError(withoutValues(error))
          throw withoutValues(error)
        }
      })
      await boss.schedule(queue, cron, {}, { tz: 'UTC' })
    },
    dead: async (queue) => {
      const rows = await database.execute<DeadJob>(sql`
        select id, data, source_output as reason, coalesce(source_retry_count, 0)::int + 1 as tries,
          ${isoInstant(sql`coalesce(source_created_on, created_on)`)} as "writtenAt",
          ${isoInstant(sql`created_on`)} as at
        from ${sql.identifier(jobsSchema)}.job where name = ${deadOf(queue)} order by created_on desc, id`)
      return [...rows]
    },
    take: async (tx, queue, id, again) => {
      const [row] = await tx.execute<{ data: object }>(sql`
        delete from ${sql.identifier(jobsSchema)}.job where name = ${deadOf(queue)} and id = ${id}::uuid returning data`)
      if (row && again) await send(tx, queue, row.data)
      return row?.data
    },
    // Where the database is gone, the engine would wait for it.
    stop: async () => {
      const stopping = boss.stop({ graceful: true, timeout: patience })
      await Promise.race([stopping, delay(patience + 1000, undefined, { ref: false })])
    },
  }
}
