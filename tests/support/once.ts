import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

/** Makes a thing once per run, though test files run in several processes: the first makes it, the others wait. */
export async function once(runFolder: string, name: string, make: () => Promise<void>): Promise<void> {
  const done = join(runFolder, `${name}.done`)
  const failed = join(runFolder, `${name}.failed`)
  try {
    mkdirSync(join(runFolder, `${name}.begun`))
  } catch {
    while (!existsSync(done)) {
      if (existsSync(failed)) throw new Error(readFileSync(failed, 'utf8'))
      await delay(50)
    }
    return
  }
  try {
    await make()
    writeFileSync(done, '')
  } catch (error) {
    writeFileSync(failed, `${name} could not be made: ${error instanceof Error ? error.message : error}`)
    throw error
  }
}
