import type { MessageLimit } from '@centres/contract'
import { type Counted, type MessageCounts, momentOfNewest, type Reader, type SenderRecord } from '@centres/db'
import { TooMany } from '../errors.ts'

const dayMs = 86_400_000
/** Letters that one address may be asked within a day whether it has written. */
const askedInDay = 20
const sentInDay = 5
const sentInMonth = 20
const takenInDay = 10
/** Beyond this letters wait for a moderator. */
const allInDay = 500
/** Centres to which the same text goes within thirty days; beyond it a moderator is asked. */
const sameTextCentres = 3

/** A limit that is reached, and when it lets the next letter go. */
export type Reached = { limit: MessageLimit; endsAt: string }

const words: Record<MessageLimit, string> = {
  'sender-day': `From one address ${sentInDay} letters a day are sent.`,
  'sender-month': `From one address ${sentInMonth} letters within 30 days are sent.`,
  'centre-day': `This centre has had ${takenInDay} letters today.`,
  'asked-day': 'More letters were asked for to this address than it should get.',
}

/** The next letter may go when the oldest of those that fill the limit is as many days old. */
async function endOf(
  database: Reader,
  { most, days, of }: { most: number; days: number; of: Counted },
): Promise<number> {
  const at = await momentOfNewest(database, of, most)
  if (at === undefined) throw new Error('a limit is reached without the letters that fill it')
  return Date.parse(at) + days * dayMs
}

type Asked = { sender: SenderRecord; centreId: string }

/** The limit of a sender or a centre beyond which a letter would go, the one that ends last; undefined for none. */
export async function limitReached(
  database: Reader,
  { bySenderToday, bySenderInMonth, toCentreToday }: MessageCounts,
  { sender, centreId }: Asked,
): Promise<Reached | undefined> {
  const limits = [
    { limit: 'sender-day', count: bySenderToday, most: sentInDay, days: 1, of: { confirmedBy: sender } },
    { limit: 'sender-month', count: bySenderInMonth, most: sentInMonth, days: 30, of: { confirmedBy: sender } },
    { limit: 'centre-day', count: toCentreToday, most: takenInDay, days: 1, of: { confirmedTo: centreId } },
  ] as const
  let last: { limit: MessageLimit; end: number } | undefined
  for (const { limit, count, ...counted } of limits) {
    if (count < counted.most) continue
    const end = await endOf(database, counted)
    if (!last || end > last.end) last = { limit, end }
  }
  return last && { limit: last.limit, endsAt: new Date(last.end).toISOString() }
}

export async function expectFewAsked(
  database: Reader,
  { sender, count, at }: { sender: SenderRecord; count: number; at: string },
) {
  if (count < askedInDay) return
  const end = await endOf(database, { most: askedInDay, days: 1, of: { askedOf: sender } })
  throw refusalBy({ limit: 'asked-day', endsAt: new Date(end).toISOString() }, at)
}

/** Says which limit it is, and from when on it is worth trying again. */
export const refusalBy = ({ limit, endsAt }: Reached, at: string): TooMany =>
  new TooMany(`${words[limit]} Try again from ${endsAt} on${limit === 'asked-day' ? '' : '; the link holds'}.`, {
    reason: limit,
    seconds: Math.max(1, Math.ceil((Date.parse(endsAt) - Date.parse(at)) / 1000)),
  })

/** Whether a moderator has to look first: nothing is lost by it. */
export const isToBeHeld = ({ today, sameText }: MessageCounts): boolean =>
  today >= allInDay || sameText >= sameTextCentres
