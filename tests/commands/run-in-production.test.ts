import { expect, test } from 'vitest'
import { testDatabaseWithUrl } from '../support/database.ts'
import { builtClient } from '../support/site.ts'
import { spawnProgram } from '../support/spawn.ts'

const production = {
  NODE_ENV: 'production',
  PORT: '0',
  PUBLIC_URL: 'https://centres.example.org',
  AUTH_SECRET: 'a secret that has more than enough letters',
  SMTP_URL: 'smtp://atlas:hunter2@mail.invalid',
  MAIL_FROM: 'atlas@example.org',
}

test('a migrated database is served, its address kept to ourselves, and the program ends when asked', async () => {
  await builtClient()
  const { database, url } = await testDatabaseWithUrl({ seeded: true })
  await database.$client.end()
  const { child, said, complained, until, ended } = spawnProgram(['api/src/server.ts'], {
    ...production,
    DATABASE_URL: url,
  })
  await until('The directory is at https://centres.example.org.')
  const [, port] = /Server listening at http:\/\/127\.0\.0\.1:(\d+)/.exec(said()) ?? []
  const page = await fetch(`http://127.0.0.1:${port}/v1/centres?q=helsinki`)
  expect(page.status).toBe(200)
  expect(page.headers.get('strict-transport-security')).toContain('max-age=31536000')
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
  expect(complained()).toBe('')
  expect(said()).not.toContain(url)
  expect(said()).not.toContain('helsinki')
  expect(said()).not.toContain(production.AUTH_SECRET)
  expect(said()).not.toContain('hunter2')
})

test('a database is migrated and loaded by the two programs that a deployment runs, and again without a change', async () => {
  const { database, url } = await testDatabaseWithUrl()
  await database.$client.unsafe('DROP SCHEMA drizzle CASCADE')
  await database.$client.unsafe('DROP SCHEMA public CASCADE')
  await database.$client.unsafe('CREATE SCHEMA public')
  await database.$client.end()
  const run = async (program: string) => {
    const { ended, said, complained } = spawnProgram([program], { DATABASE_URL: url })
    expect([await ended, complained()]).toEqual([0, ''])
    return said()
  }
  expect(await run('db/src/bin/migrate.ts')).toMatch(/\d+ migrations applied\.\n$/)
  expect(await run('db/src/bin/migrate.ts')).toBe('The database is up to date.\n')
  expect(await run('seeds/src/load.ts')).toContain('Seeds: 485 centres loaded.')
  expect(await run('seeds/src/load.ts')).not.toMatch(/\d+ .* loaded\./)
})
