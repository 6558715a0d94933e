import { mkdtempSync, readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CentreRecord, Database } from '@centres/db'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, expect } from 'vitest'
import { aCentre, given } from './a-centre.ts'
import { testApp } from './app.ts'
import { emptyDirectory } from './directory.ts'
import { readers, readNdjson } from './read-files.ts'

/** Formats of one table; a Data Package has tests of its own. */
export const written = ['csv', 'geojson', 'ndjson', 'xlsx', 'parquet'] as const

export async function idsIn(format: (typeof written)[number], body: Buffer): Promise<unknown[]> {
  const rows = format === 'ndjson' ? readNdjson(body) : await readers[format](body)
  return rows.map(({ id }) => id)
}

/** Four writing labs of the Pacific, on both sides of the antimeridian. */
export const pacific = ['FJ', 'WS', 'NZ', 'TO'].map((countryCode, at) =>
  aCentre({
    name: `Skryflab ${at}`,
    countryCode,
    longitude: at % 2 ? -171.5 : 178.4,
    latitude: -14 - at,
    kinds: ['writing-lab'],
  }),
)

/** More than are read at once. */
export const many = Array.from({ length: 1030 }, (_, at) =>
  aCentre({
    name: `Centre ${at}`,
    countryCode: at % 3 ? 'JP' : 'EG',
    longitude: (at % 340) - 170,
    latitude: (at % 160) - 80,
  }),
)

export type Exporting = {
  database: () => Database
  app: () => FastifyInstance
  get: (path: string, headers?: Record<string, string>) => Promise<LightMyRequestResponse>
  /** Everything that is kept or being made. */
  spooled: () => string[]
}

/** A server with these centres and a spool of its own, which is empty when the tests of the file are over. */
export function exporting(...centres: CentreRecord[]): Exporting {
  const spoolDir = mkdtempSync(join(tmpdir(), 'centres-exports-'))
  let database: Database
  let app: FastifyInstance
  beforeAll(async () => {
    database = await emptyDirectory()
    await given(database, ...centres)
    app = await testApp(database, { spoolDir })
  })
  afterAll(async () => {
    await app.close()
    expect(readdirSync(spoolDir)).toEqual([])
    await rm(spoolDir, { recursive: true })
  })
  return {
    database: () => database,
    app: () => app,
    get: (path, headers = {}) => app.inject({ url: `/v1/exports/${path}`, headers }),
    spooled: () =>
      readdirSync(spoolDir).flatMap((folder) =>
        readdirSync(join(spoolDir, folder)).filter((name) => name !== 'in-use'),
      ),
  }
}
