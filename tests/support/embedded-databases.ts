import { randomUUID } from 'node:crypto'
import { constants, cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Database, migrate, openDatabase } from '@centres/db'
import { kept } from './kept.ts'
import { loadSeeds } from './load-seeds.ts'
import { once } from './once.ts'

const sources = {
  migrated: ['migrations/**', 'db/package.json', 'db/src/embedded/serve.ts'],
  seeded: ['migrations/**', 'db/package.json', 'db/src/**', 'api/contract/src/**', 'seeds/src/**', 'seeds/data/**'],
}

const copy = (from: string, to: string) => cpSync(from, to, { recursive: true, mode: constants.COPYFILE_FICLONE })

async function migrateInto(dataDir: string): Promise<void> {
  const { database, close } = await openDatabase({ dataDir })
  await migrate(database)
  await close()
}

async function seedInto(dataDir: string): Promise<void> {
  const { url, close } = await openDatabase({ dataDir })
  loadSeeds(url)
  await close()
}

/** A closed database folder to copy from. */
async function template(runFolder: string, name: 'migrated' | 'seeded'): Promise<string> {
  const folder = join(runFolder, name)
  await once(runFolder, name, async () => {
    const earlier = kept(name, sources[name])
    if (earlier.found) return copy(earlier.folder, folder)
    if (name === 'seeded') {
      copy(await template(runFolder, 'migrated'), folder)
      await seedInto(folder)
    } else {
      await migrateInto(folder)
    }
    earlier.keep(folder)
  })
  return folder
}

/** A data folder as `npm start` leaves it, to start a program on. */
export async function seededFolder(runFolder: string): Promise<string> {
  const dataDir = join(runFolder, randomUUID())
  copy(await template(runFolder, 'seeded'), dataDir)
  return dataDir
}

export async function embeddedDatabase(
  runFolder: string,
  seeded: boolean,
): Promise<{ url: string; database: Database }> {
  const from = await template(runFolder, seeded ? 'seeded' : 'migrated')
  const dataDir = join(runFolder, randomUUID())
  copy(from, dataDir)
  const { url, database, close: stop } = await openDatabase({ dataDir })
  const close = async () => {
    await stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { url, database: Object.assign(database, { close }) }
}
