import { type Database, inTransaction } from '@centres/db'
import { enqueueLetter } from '../../api/src/letters/enqueue.ts'
import { aLetter } from './letters.ts'
import type { Office } from './people.ts'

/** A letter as it lies where it could not be delivered; its id. */
export async function aDeadLetter(database: Database, { services }: Office, to: string): Promise<string> {
  let id = ''
  await inTransaction(database, async (tx) => {
    const jobs = {
      ...services.jobs,
      send: async (_: unknown, __: string, data: object) => {
        const [row] = await tx.execute<{ id: string }>(`
          insert into jobs.job (name, data, source_output, source_retry_count, source_created_on)
          values ('letters-dead', '${JSON.stringify(data)}', '{"message": "550 5.1.1 is nobody here"}', 0,
            '2026-11-20T08:00:00Z') returning id`)
        id = row?.id ?? ''
      },
    }
    await enqueueLetter(tx, { ...services, jobs }, aLetter('registration-published', { to }))
  })
  return id
}
