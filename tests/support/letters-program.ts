import { inTransaction, openDatabase, openJobs } from '@centres/db'
import { enqueueLetter, letterQueue } from '../../api/src/letters/enqueue.ts'
import { sendLetters } from '../../api/src/letters/send.ts'
import { testSettings } from './app.ts'
import { aLetter } from './letters.ts'

// A program of its own, to be killed: it enqueues a letter and commits, enqueues one and does not, or sends.
const [task] = process.argv.slice(2)
const { DATABASE_URL, DATA_DIR = '', SMTP_URL } = process.env

const { database } = await openDatabase({ databaseUrl: DATABASE_URL, dataDir: DATA_DIR })
const jobs = await openJobs(database, { queues: [letterQueue], onError: console.error, pollSeconds: 0.5 })
const settings = {
  smtpUrl: SMTP_URL,
  mailFrom: 'atlas@example.org',
  dataDir: DATA_DIR,
  publicUrl: 'https://atlas.example.org',
  authSecret: testSettings.authSecret,
}
const say = (_: unknown, text?: string) => console.log(text)

if (task === 'send') {
  await sendLetters({ jobs, settings, now: () => new Date(), log: { info: say, warn: say } })
} else {
  const to = task === 'commit' ? 'kept@example.org' : 'lost@example.org'
  await inTransaction(database, async (tx) => {
    await enqueueLetter(tx, { jobs, settings }, aLetter('registration-published', { to }))
    if (task !== 'commit') {
      console.log('ready')
      await new Promise(() => {})
    }
  })
}
console.log('ready')
// Until it is killed.
setInterval(() => {}, 60_000)
