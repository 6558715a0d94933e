import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Loads the seeds as `npm start` does, by the same program. */
export function loadSeeds(databaseUrl: string): void {
  const load = fileURLToPath(new URL('../../seeds/src/load.ts', import.meta.url))
  const { status, stderr } = spawnSync(process.execPath, [load], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`The seeds were not loaded: ${stderr}`)
}
