import { inTransaction, type Queue } from '@centres/db'
import type { FastifyBaseLogger } from 'fastify'
import type { Services } from '../services.ts'
import { type ImportTask, performImport } from './perform.ts'

type ImportJob = { id: string; task: ImportTask; personId: string | null }

/** Tried once more, for the case that the process went away in the middle. */
export const importQueue: Queue = { name: 'imports', retries: 1, firstWait: 5, seconds: 900 }

/** Written with the move of the import to what is then under way. */
export const sendImport = ({ primary, jobs }: Services, job: ImportJob, move: (tx: Tx) => Promise<boolean>) =>
  inTransaction(primary, async (tx) => {
    if (!(await move(tx))) return false
    await jobs.send(tx, importQueue.name, job)
    return true
  })

type Tx = Parameters<Services['jobs']['send']>[0]

/** Checks, imports and undoes from now on, in this process. */
export async function workImports(services: Services & { log: Pick<FastifyBaseLogger, 'error'> }): Promise<void> {
  await services.jobs.work<ImportJob>(importQueue.name, async (job) => {
    try {
      await performImport(services, job)
    } catch (error) {
      services.log.error({ err: error, import: job.id, task: job.task }, 'import failed')
      throw error
    }
  })
}
