import { composeCentres, type Database, makeModerator, readCentres } from '@centres/db'
import { expect, test } from 'vitest'
import { aCentre, given } from '../support/a-centre.ts'
import { guardLog } from '../support/guard-log.ts'
import { directoryToKill, kill, openDirectory } from '../support/killing.ts'
import { mailServer } from '../support/mail-server.ts'
import { spawnProgram } from '../support/spawn.ts'

const at = '2026-11-02T00:00:00.000Z'
const centres = Array.from({ length: 6 }, (_, place) => aCentre({ name: `Skryfhoek ${place}` }))
const ids = centres.map(({ id }) => id)

/** How often each act left each of its traces, those of one act side by side. */
async function tracesOf({ $client: sql }: Database): Promise<Record<string, number[]>> {
  const count = async (...queries: string[]) =>
    Promise.all(queries.map(async (query) => (await sql.unsafe(`select count(*)::int from ${query}`))[0]?.count))
  const acts = (subject: string, action: string) => `acts where subject = '${subject}' and action = '${action}'`
  const letters = (kind: string) => `jobs.job where name = 'letters' and data ->> 'kind' = '${kind}'`
  const ofThese = `in ('${ids.join("', '")}')`
  return {
    claimed: await count('claims', acts('claim', 'submitted'), letters('claim-received')),
    rejected: await count("claims where state = 'rejected'", acts('claim', 'rejected'), letters('claim-rejected')),
    approved: await count(
      "claims where state = 'approved'",
      acts('claim', 'approved'),
      letters('claim-approved'),
      `stewards where centre_id ${ofThese}`,
      `changes where subject_id ${ofThese} and action = 'changed' and source is null`,
      `evidence_steps where centre_id ${ofThese} and level = 'moderator-checked'`,
    ),
    registered: await count(
      "registrations where state <> 'draft'",
      acts('registration', 'submitted'),
      letters('registration-received'),
    ),
    published: await count(
      "registrations where state = 'published'",
      acts('registration', 'published'),
      letters('registration-published'),
      "changes where action = 'created' and actor = 'centre'",
      "centres where source_kind = 'registration'",
      "listings l join centres c on c.id = l.centre_id where c.source_kind = 'registration'",
      "stewards s join centres c on c.id = s.centre_id where c.source_kind = 'registration'",
    ),
    suggested: await count("suggestions where state <> 'unconfirmed'", acts('suggestion', 'sent')),
    taken: await count(
      "suggestions where state = 'decided' and email is null",
      acts('suggestion', 'taken'),
      letters('suggestion-answered'),
      "changes where source = 'Seen there'",
      "centres where phone = '+27 21 555 0100'",
    ),
    withdrawn: await count(
      `centres where id ${ofThese} and state = 'withdrawn'`,
      acts('centre', 'record-withdrawn'),
      "changes where action = 'withdrawn'",
    ),
  }
}

test('whoever is killed in the middle of claims, suggestions and decisions leaves each whole or undone, and its letter is sent once', {
  timeout: 400_000,
}, async () => {
  const settings = await directoryToKill()
  const { database, close } = await openDirectory(settings)
  await guardLog(database)
  for (const id of ['claimant', 'moderator'])
    await database.$client`
      insert into people (id, name, email, email_verified, language, created_at, updated_at)
      values (${id}, '', ${`${id}@example.org`}, true, 'en', ${at}, ${at})`
  await makeModerator(database, 'moderator', { scope: 'everything', code: '' }, at)
  await given(database, ...centres)
  await close()

  let said = ''
  // The last letter of many writes, one that comes before the record is written, and none.
  for (const [place, stopAt] of ['claim-approved', 'suggestion-answered', 'nothing'].entries()) {
    const own = ids.slice(place * 2, place * 2 + 2)
    const program = spawnProgram(['tests/support/acts-program.ts', stopAt, ...own], settings)
    await program.until(stopAt === 'nothing' ? 'all done' : 'in the middle')
    await kill(program, settings)
    said += program.said()
  }
  const acknowledged = Object.groupBy(
    [...said.matchAll(/^([a-z]+) ([\w-]{11,})$/gm)].map(([, act = '', id = '']) => ({ act, id })),
    ({ act }) => act,
  )

  const after = await openDirectory(settings)
  const traces = await tracesOf(after.database)
  const records = await after.database.$client<{ id: string }[]>`select id from centres order by id`
  const all = records.map(({ id }) => id)
  const kept = await readCentres(after.database, all)
  expect(kept).toEqual(await after.database.transaction((tx) => composeCentres(tx, all)))
  const waiting = await after.database.$client<{ to: string }[]>`
    select data ->> 'to' as "to" from jobs.job where name = 'letters'`
  await after.close()
  const numbers = Object.fromEntries(
    Object.entries(traces).map(([act, found]) => [act, found.map(() => acknowledged[act]?.length ?? 0)]),
  )
  expect(traces).toEqual(numbers)
  expect(traces.published?.[0]).toBe(3)

  const server = await mailServer()
  const sender = spawnProgram(['tests/support/letters-program.ts', 'send'], { ...settings, SMTP_URL: server.url })
  await server.until(waiting.length)
  await kill(sender, settings)
  expect(server.received.flatMap(({ to }) => to).sort()).toEqual(waiting.map(({ to }) => to).sort())
  expect(server.offered()).toBe(waiting.length)
})
