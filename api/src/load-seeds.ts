import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { StartupProblem } from '@centres/db'

const load = fileURLToPath(new URL('../../seeds/src/load.ts', import.meta.url))

/** Seeds are a program of their own: the API does not import them. */
export async function loadSeeds(
  databaseUrl: string,
  environment: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<void> {
  const child = spawn(process.execPath, [load], {
    env: { ...environment, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'inherit', 'inherit'],
    signal,
  })
  const code = await new Promise((resolve) => child.on('error', resolve).on('exit', resolve))
  if (code !== 0) throw new StartupProblem('The seeds were not loaded.')
}
