import { ClaimDecision, Decision, NewClaim, SuggestionDecision, SuggestionToSend } from '@centres/contract'
import {
  insertRegistration,
  openDatabase,
  openJobs,
  type PersonRecord,
  type PublicCentre,
  readCentre,
  readClaim,
  readPerson,
  readRegistration,
  recordVersion,
} from '@centres/db'
import { submitClaim } from '../../api/src/claims/write.ts'
import { letterQueue, openLetter, type SealedLetter } from '../../api/src/letters/enqueue.ts'
import { decide as decideOnRegistration } from '../../api/src/moderation/decide.ts'
import { decideOnClaim } from '../../api/src/moderation/decide-claim.ts'
import { withdraw } from '../../api/src/moderation/withdraw.ts'
import { submit } from '../../api/src/registrations/write.ts'
import { confirm } from '../../api/src/suggestions/confirm.ts'
import { decide as decideOnSuggestion } from '../../api/src/suggestions/decide.ts'
import { sendSuggestion } from '../../api/src/suggestions/send.ts'
import { aForm } from './a-form.ts'
import { testSettings } from './app.ts'

// A program of its own, to be killed in the middle: it claims, suggests, registers and decides, centre by centre, and
// says each act once it is acknowledged. At the letter that it is told to stop at, it waits within the transaction.
const [stopAt, ...ids] = process.argv.slice(2)
const { DATABASE_URL, DATA_DIR = '' } = process.env

const { database } = await openDatabase({ databaseUrl: DATABASE_URL, dataDir: DATA_DIR })
const jobs = await openJobs(database, { queues: [letterQueue], onError: console.error })
let token = ''
const watched: typeof jobs = {
  ...jobs,
  send: async (tx, queue, data) => {
    await jobs.send(tx, queue, data)
    const letter = await openLetter(data as SealedLetter, testSettings.authSecret)
    if (letter.kind === 'suggestion-confirm') token = letter.data.token
    if (letter.kind === stopAt) {
      console.log('in the middle')
      await new Promise(() => {})
    }
  },
}
const now = () => new Date()
const services = { database, primary: database, jobs: watched, now, settings: testSettings }
const person = async (id: string) => (await readPerson(database, id)) as PersonRecord
const acknowledge = (act: string, id: string) => console.log(`${act} ${id}`)

for (const [place, centreId] of ids.entries()) {
  const [claimant, moderator] = [await person('claimant'), await person('moderator')]
  const asked = NewClaim.parse({ part: 'I run it', proof: 'page', page: 'https://example.org/staff' })
  const claim = await submitClaim(services, claimant, centreId, asked)
  acknowledge('claimed', claim.id)
  const isApproved = place % 2 === 0
  const decision = isApproved ? { outcome: 'approve' } : { outcome: 'reject', reason: 'not-shown' }
  const found = await readClaim(database, claim.id)
  if (!found) throw new Error('a claim that was acknowledged')
  await decideOnClaim(services, moderator, found, ClaimDecision.parse({ revision: claim.revision, ...decision }))
  acknowledge(isApproved ? 'approved' : 'rejected', claim.id)

  const sent = await insertRegistration(database, {
    personId: claimant.id,
    form: aForm({ names: [{ text: `Skryflab ${centreId}`, language: 'af' }] }),
    at: now().toISOString(),
  })
  const { id, revision } = await submit(services, claimant, sent)
  acknowledge('registered', id)
  const registration = await readRegistration(database, id)
  if (!registration) throw new Error('a registration that was acknowledged')
  await decideOnRegistration(services, moderator, registration, Decision.parse({ revision, outcome: 'publish' }))
  acknowledge('published', id)

  const changes = { phone: '+27 21 555 0100' }
  const { altcha, homepage, ...said } = SuggestionToSend.parse({
    ...{ kind: 'change', changes, source: 'Seen there', email: 'reader@example.org', altcha: 'none' },
  })
  await sendSuggestion(services, (await readCentre(database, centreId)) as PublicCentre, said)
  await confirm(services, token)
  const [row] = await database.$client<{ id: string }[]>`
    select id from suggestions where centre_id = ${centreId} and state = 'open'`
  const suggestion = row?.id ?? ''
  acknowledge('suggested', suggestion)
  const version = await recordVersion(database, centreId)
  const taken = SuggestionDecision.parse({ version, fields: [{ part: 'phone', take: true }] })
  await decideOnSuggestion(services, isApproved ? claimant : moderator, suggestion, taken)
  acknowledge('taken', suggestion)

  const reason = 'Asked for'
  await withdraw(services, moderator, centreId, { reason, version: await recordVersion(database, centreId) })
  acknowledge('withdrawn', centreId)
}
console.log('all done')
// Until it is killed.
setInterval(() => {}, 60_000)
