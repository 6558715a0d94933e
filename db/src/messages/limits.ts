import { desc, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '../client.ts'
import { messages } from '../schema/messages.ts'
import { isOf, type SenderRecord } from './sender.ts'

/** Whose letters a limit counts: confirmed by a sender or to a centre, or asked of an address. */
export type Counted = { confirmedBy: SenderRecord } | { confirmedTo: string } | { askedOf: SenderRecord }

/** When the so-and-so newest of them was counted; undefined where there are fewer. */
export async function momentOfNewest(database: Reader, of: Counted, place: number): Promise<string | undefined> {
  const moment = 'askedOf' in of ? messages.createdAt : messages.confirmedAt
  const isCounted =
    'confirmedTo' in of
      ? sql`${messages.centreId} = ${of.confirmedTo}`
      : isOf('askedOf' in of ? of.askedOf : of.confirmedBy)
  const [row] = await database
    .select({ at: moment })
    .from(messages)
    .where(sql`${isCounted} and ${moment} is not null`)
    .orderBy(desc(moment))
    .offset(place - 1)
    .limit(1)
  return row?.at ?? undefined
}

/** A letter that a limit refused waits longer: its link until then, itself until that day. Nothing makes it shorter. */
export async function keepWaiting(
  tx: Transaction,
  id: string,
  { until, removeOn }: { until: string; removeOn: string },
): Promise<void> {
  await tx.execute(sql`
    update messages set token_expires_at = greatest(token_expires_at, ${until}::timestamptz),
      remove_on = greatest(remove_on, ${removeOn}::date)
    where id = ${id}`)
}
