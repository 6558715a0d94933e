import { makeSteward } from '@centres/db'
import { expect, test } from 'vitest'
import { aCentre, given } from '../support/a-centre.ts'
import { directoryToKill, kill, openDirectory } from '../support/killing.ts'
import { spawnProgram } from '../support/spawn.ts'

const people = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ id, email: `${id}@example.org` }))
const confirmedAt = '2026-01-15T10:00:00.000Z'

test('reminders that were killed in the middle and begin anew are written once for everybody', {
  timeout: 400_000,
}, async () => {
  const settings = await directoryToKill()
  const { database, close } = await openDirectory(settings)
  for (const { id, email } of people) {
    await database.$client`
      insert into people (id, name, email, email_verified, language, created_at, updated_at)
      values (${id}, '', ${email}, true, 'en', ${confirmedAt}, ${confirmedAt})`
    const [centre] = await given(database, aCentre({ confirmedAt }))
    await makeSteward(database, id, centre?.id ?? '', confirmedAt)
  }
  await close()

  for (const until of ['written 2', 'written 2', 'all written']) {
    const program = spawnProgram(['tests/support/reminders-program.ts'], settings)
    await program.until(until)
    await kill(program, settings)
  }

  const after = await openDirectory(settings)
  const [noted] = await after.database.$client`select count(*)::int as count from reminders`
  const letters = await after.database.$client`
    select data ->> 'to' as "to", count(*)::int as count from jobs.job where name = 'letters' group by 1 order by 1`
  await after.close()
  expect(noted).toEqual({ count: people.length })
  expect([...letters]).toEqual(people.map(({ email }) => ({ to: email, count: 1 })))
})
