import { openDatabase, openJobs } from '@centres/db'
import { letterQueue } from '../../api/src/letters/enqueue.ts'
import { sendReminders } from '../../api/src/reminders/send.ts'
import { testSettings } from './app.ts'

// A program of its own, to be killed in the middle: it reminds everybody who is due, slowly enough.
const { DATABASE_URL, DATA_DIR = '' } = process.env

const { database } = await openDatabase({ databaseUrl: DATABASE_URL, dataDir: DATA_DIR })
const jobs = await openJobs(database, { queues: [letterQueue], onError: console.error })
let count = 0
const slowly: typeof jobs = {
  ...jobs,
  send: async (tx, queue, data) => {
    await jobs.send(tx, queue, data)
    count += 1
    console.log(`written ${count}`)
    // The letter is in its transaction and not yet committed.
    await new Promise((resolve) => setTimeout(resolve, 200))
  },
}
const now = () => new Date('2026-12-20T06:00:00.000Z')
await sendReminders({ database, primary: database, jobs: slowly, now, settings: testSettings })
console.log('all written')
// Until it is killed.
setInterval(() => {}, 60_000)
