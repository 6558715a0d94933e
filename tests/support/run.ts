import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { dropServerDatabases } from './server-databases.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** What the test files of one run share: templates of databases, a built client. */
    runFolder: string
  }
}

/** One folder for the run; the databases in it are made when a test first asks for them. */
export function setup({ provide }: TestProject): () => Promise<void> {
  const runFolder = mkdtempSync(join(tmpdir(), 'centres-tests-'))
  provide('runFolder', runFolder)
  return async () => {
    await dropServerDatabases(runFolder)
    rmSync(runFolder, { recursive: true, force: true })
  }
}
