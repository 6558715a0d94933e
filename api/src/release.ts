import { openDatabase, pendingMigrations, StartupProblem } from '@centres/db'
import { readConfig } from './config.ts'
import { readEnvironment, run } from './program.ts'
import { makeRelease, type Outcome } from './releases/make.ts'

function sentenceOf(done: Outcome): string {
  switch (done.outcome) {
    case 'made':
      return `Release ${done.number} is made: ${done.centres} centres.`
    case 'busy':
      return 'Another process is making a release. Nothing was made here.'
    case 'unchanged':
      return done.number === null
        ? 'The directory is empty: there is nothing to release.'
        : `Nothing has changed since release ${done.number}. Nothing was made.`
  }
}

/** What `pnpm release` does: a release by hand. */
await run(async ({ signal }) => {
  const settings = readConfig(readEnvironment())
  const { database, close } = await openDatabase({
    ...settings,
    max: 1,
    signal,
    onProgress: (text) => console.log(`${text}…`),
  })
  try {
    if ((await pendingMigrations(database)) > 0) {
      throw new StartupProblem('The database lacks migrations. Run pnpm db:migrate first.')
    }
    console.log('Making a release…')
    console.log(sentenceOf(await makeRelease({ primary: database, now: () => new Date(), settings }, signal)))
  } finally {
    await close()
  }
})
