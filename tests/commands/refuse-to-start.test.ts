import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { testDatabaseWithUrl } from '../support/database.ts'
import { refusingServer } from '../support/refusing-server.ts'
import { serverUrl } from '../support/server-databases.ts'
import { spawnProgram } from '../support/spawn.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'centres-refusals-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const server = ['api/src/server.ts']
const start = ['api/src/start.ts']
const migrate = ['db/src/bin/migrate.ts']
const production = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://centres.example.org',
  AUTH_SECRET: 'a secret that has more than enough letters',
  SMTP_URL: 'smtp://mail.invalid',
  MAIL_FROM: 'atlas@example.org',
}

async function refusal(program: string[], settings: Record<string, string>): Promise<string[]> {
  const { ended, complained } = spawnProgram(program, { DATA_DIR: join(folder, 'data'), PORT: '0', ...settings })
  expect(await ended).toBe(1)
  return complained().trimEnd().split('\n')
}

async function takenPort(): Promise<number> {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, 'localhost', resolve))
  onTestFinished(() => void other.close())
  const address = other.address()
  return typeof address === 'object' && address ? address.port : 0
}

// No database has a part in it, but those that are pretended here.
describe.skipIf(serverUrl)('a start is refused in one line', () => {
  test.each([...start, ...server])('by %s when the port is taken', async (program) => {
    const port = await takenPort()
    expect(await refusal([program], { PORT: String(port) })).toEqual([
      `Port ${port} (PORT) is in use by another program. Stop that program, or name another port in PORT.`,
    ])
  })

  test('when the data folder cannot be written to', async () => {
    const file = join(folder, 'a-file')
    writeFileSync(file, '')
    const [line, ...more] = await refusal(start, { DATA_DIR: join(file, 'data') })
    expect(line).toBe(`The data folder ${join(file, 'data')} (DATA_DIR) cannot be written to (ENOTDIR).`)
    expect(more).toEqual([])
  })

  test.runIf(existsSync('/proc/self'))('when the data folder stands where there are none', async () => {
    expect(await refusal(start, { DATA_DIR: '/proc/centres' })).toEqual([
      'The data folder /proc/centres (DATA_DIR) cannot be written to (ENOENT).',
    ])
  })

  test.each([
    ['a word', 'directory'],
    ['another kind of database', 'mysql://user:hunter2@localhost/directory'],
    ['an address with a space', 'postgres://user:hunter2@local host/directory'],
  ])('when DATABASE_URL is %s', async (_, url) => {
    expect(await refusal(start, { DATABASE_URL: url })).toEqual([
      'DATABASE_URL must be the address of a database, such as postgres://user:password@host:5432/database.',
    ])
    expect(await refusal(migrate, { DATABASE_URL: url })).toHaveLength(1)
  })

  test('when nobody answers at DATABASE_URL', async () => {
    expect(await refusal(start, { DATABASE_URL: 'postgres://user:hunter2@127.0.0.1:1/directory' })).toEqual([
      'Nothing answers at 127.0.0.1:1 (DATABASE_URL). Is the database server running?',
    ])
  })

  test('when the host of DATABASE_URL is not known', async () => {
    expect(await refusal(start, { DATABASE_URL: 'postgres://user:hunter2@host.invalid/directory' })).toEqual([
      'The host host.invalid in DATABASE_URL is not known.',
    ])
  })

  test('when something else than a database answers at DATABASE_URL', async () => {
    const other = createServer((socket) =>
      socket.on('error', () => {}).once('data', () => socket.end('HTTP/1.1 400\r\n')),
    )
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void other.close())
    const { port } = other.address() as { port: number }
    expect(await refusal(start, { DATABASE_URL: `postgres://user:hunter2@127.0.0.1:${port}/directory` })).toEqual([
      `127.0.0.1:${port} (DATABASE_URL) does not answer as a PostgreSQL server does.`,
    ])
  })

  test.each([
    ['28P01', 'password authentication failed', "refuses the password for the user 'user' in DATABASE_URL."],
    ['28000', 'no pg_hba.conf entry', "does not let the user 'user' in (DATABASE_URL)."],
    ['3D000', 'no such database', "has no database 'directory' (DATABASE_URL). Create it first: createdb directory."],
  ])('when the server refuses with %s (%s)', async (code, text, sentence) => {
    const { port } = await refusingServer(code, text)
    expect(await refusal(start, { DATABASE_URL: `postgres://user:hunter2@127.0.0.1:${port}/directory` })).toEqual([
      `The server at 127.0.0.1:${port} ${sentence}`,
    ])
  })

  test('each, when several settings are wrong', async () => {
    const lines = await refusal(server, {
      NODE_ENV: 'production',
      PORT: 'eighty',
      AUTH_SECRET: 'short',
      LOG_LEVEL: 'loud',
    })
    expect(lines.toSorted()).toEqual([
      'AUTH_SECRET must be a secret of at least 32 characters, such as the output of openssl rand -hex 32.',
      'DATABASE_URL is missing. In production it must be the address of a database, such as postgres://user:password@host:5432/database.',
      "LOG_LEVEL is 'loud', but must be fatal, error, warn, info, debug, trace or silent.",
      'MAIL_FROM is missing. In production it must be an e-mail address, such as Writing Centre Atlas <atlas@example.org>.',
      "PORT is 'eighty', but must be a whole number from 0 to 65535.",
      'PUBLIC_URL is missing. In production it must be an address without a path, such as https://centres.example.org.',
      'SMTP_URL is missing. In production it must be the address of a mail server, such as smtp://user:password@host:587.',
    ])
  })
})

describe('a database is refused', () => {
  test('when its migrations are pending', async () => {
    const { database, url } = await testDatabaseWithUrl()
    await database.$client.unsafe(
      'DELETE FROM drizzle.__drizzle_migrations WHERE id = (SELECT max(id) FROM drizzle.__drizzle_migrations)',
    )
    await database.$client.end()
    expect(await refusal(server, { ...production, DATABASE_URL: url })).toEqual([
      'The database lacks a migration. Run pnpm db:migrate first.',
    ])
  })

  test('when another version of the program migrated it', async () => {
    const { database, url } = await testDatabaseWithUrl()
    await database.$client.unsafe("INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ('later', 0)")
    await database.$client.end()
    expect(await refusal(server, { ...production, DATABASE_URL: url })).toEqual([
      'The database was migrated by another version of this program: its migrations are not those in the folder migrations.',
    ])
  })
})

/**
 * No server without PostGIS, and none before PostgreSQL 15, can be had where the tests run. These put a schema before
 * pg_catalog that answers as such a server would; the rest of the way is the real one. The embedded database takes no
 * search path from its address, so they need a server.
 */
describe.skipIf(!serverUrl)('a server is refused', () => {
  async function pretend(name: string, definition: string): Promise<string> {
    const { database, url } = await testDatabaseWithUrl()
    await database.$client.unsafe(`CREATE SCHEMA ${name}; ${definition}`)
    await database.$client.end()
    const pretending = new URL(url)
    pretending.searchParams.set('search_path', `${name}, pg_catalog, public`)
    return pretending.href
  }

  test('when it is PostgreSQL 14', async () => {
    const url = await pretend(
      'fourteen',
      `CREATE FUNCTION fourteen.current_setting(name text) RETURNS text LANGUAGE sql AS
       $$ SELECT CASE name WHEN 'server_version_num' THEN '140019' WHEN 'server_version' THEN '14.19' END $$`,
    )
    expect(await refusal(server, { ...production, DATABASE_URL: url })).toEqual([
      'The server in DATABASE_URL is PostgreSQL 14.19; PostgreSQL 15 or later is needed.',
    ])
  })

  test('when it has no PostGIS', async () => {
    const url = await pretend(
      'bare',
      `CREATE VIEW bare.pg_available_extensions AS
       SELECT * FROM pg_catalog.pg_available_extensions WHERE name NOT LIKE 'postgis%'`,
    )
    expect(await refusal(server, { ...production, DATABASE_URL: url })).toEqual([
      'The server in DATABASE_URL has no PostGIS. Install PostGIS 3.3 or later on that server (Debian: postgresql-15-postgis-3).',
    ])
  })

  test('when its PostGIS is 3.2', async () => {
    const url = await pretend(
      'older',
      `CREATE VIEW older.pg_available_extensions AS
       SELECT name, '3.2.1'::text AS default_version, '3.2.1'::text AS installed_version
       FROM pg_catalog.pg_available_extensions`,
    )
    expect(await refusal(server, { ...production, DATABASE_URL: url })).toEqual([
      'The database in DATABASE_URL has PostGIS 3.2.1; PostGIS 3.3 or later is needed.',
    ])
  })
})
