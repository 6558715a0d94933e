import { type PersonRecord, stewardsOf, type Transaction } from '@centres/db'
import { addressTo } from '../letters/address-to.ts'
import { enqueueLetter } from '../letters/enqueue.ts'
import type { RecordModerated } from '../letters/record-moderated-letter.ts'
import type { Services } from '../services.ts'

type Told = { id: string; names: readonly { text: string }[] }

/** Those who keep a record hear what is done to it; a moderator who is one of them knows. */
export async function tellStewards(
  tx: Transaction,
  services: Services,
  moderator: PersonRecord,
  { id, names }: Told,
  what: RecordModerated['what'],
  message = '',
): Promise<void> {
  for (const person of await stewardsOf(tx, id)) {
    if (person.email === moderator.email) continue
    await enqueueLetter(tx, services, {
      kind: 'record-moderated',
      ...addressTo(person),
      data: { centreId: id, name: names[0]?.text ?? id, what, message },
    })
  }
}
