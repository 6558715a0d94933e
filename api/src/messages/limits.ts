import type { MessageCounts } from '@centres/db'
import { TooMany } from '../errors.ts'

/** Letters that one address may be asked within a day whether it has written. */
export const askedInDay = 20
export const sentInDay = 5
export const sentInMonth = 20
export const takenInDay = 10
/** Beyond this letters wait for a moderator. */
export const allInDay = 500
/** Centres to which the same text goes within thirty days; beyond it a moderator is asked. */
export const sameTextCentres = 3

/** What goes beyond the limits of a sender or a centre is refused: its sender may try again tomorrow, by the same link. */
export function expectWithinLimits({ bySenderToday, bySenderInMonth, toCentreToday }: MessageCounts): void {
  if (bySenderToday >= sentInDay)
    throw new TooMany(`From one address ${sentInDay} letters a day are sent. Use the link again tomorrow.`)
  if (bySenderInMonth >= sentInMonth)
    throw new TooMany(`From one address ${sentInMonth} letters within 30 days are sent. Write again later.`)
  if (toCentreToday >= takenInDay)
    throw new TooMany(`This centre has had ${takenInDay} letters today. Use the link again tomorrow.`)
}

/** Whether a moderator has to look first: nothing is lost by it. */
export const isToBeHeld = ({ today, sameText }: MessageCounts): boolean =>
  today >= allInDay || sameText >= sameTextCentres
