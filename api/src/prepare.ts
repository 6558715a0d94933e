import { migrate, openDatabase } from '@centres/db'
import { type Config, readConfig } from './config.ts'
import { checkPort } from './listen.ts'
import { loadSeeds } from './load-seeds.ts'
import { type Program, readEnvironment } from './program.ts'

export const say = (text: string) => console.log(`${text}…`)

type Prepared = { environment: NodeJS.ProcessEnv; config: Config; url: string }

/** A database, embedded or not, that has every table and every seed; nobody is connected to it yet. */
export async function prepare({ signal, atEnd, fail }: Program): Promise<Prepared> {
  const environment = readEnvironment()
  const config = readConfig(environment)
  await checkPort(config)
  const opened = await openDatabase({ ...config, signal, onProgress: say })
  atEnd(opened.close)
  opened.embedded?.ended.then(() => fail('The embedded database has ended.'))
  await migrate(opened.database, say)
  // The embedded database has one connection: the seeds need it now, the API afterwards.
  await opened.database.close()
  await loadSeeds(opened.url, environment, signal)
  return { environment, config, url: opened.url }
}
