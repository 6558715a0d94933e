import { type AnswerBand, lettersForBand, silentDays } from '@centres/contract'
import type { Tally } from '@centres/db'

const dayMs = 86_400_000

const daysBetween = (from: string, to: string) => Math.floor((Date.parse(to) - Date.parse(from)) / dayMs)

/** How many days a letter took; never for one that nobody answered for three weeks, nothing yet for a younger one. */
function daysTaken({ sentOn, isAnswered, answeredAfter }: Tally, today: string): number | undefined {
  if (isAnswered) return answeredAfter ?? 0
  return daysBetween(sentOn, today) > silentDays ? Number.POSITIVE_INFINITY : undefined
}

/**
 * How soon a centre usually answers: the day by which half of its letters were answered. Days up to a week, weeks up to
 * a month, rarely after that or where half of them never were. Null before five letters count. 'Not now' is an answer.
 */
export function answerBand(tallies: Tally[], today: string): AnswerBand | null {
  const taken = tallies
    .map((tally) => daysTaken(tally, today))
    .filter((days) => days !== undefined)
    .sort((one, other) => one - other)
  if (taken.length < lettersForBand) return null
  const median = taken[Math.ceil(taken.length / 2) - 1] as number
  if (median <= 7) return 'days'
  return median <= 30 ? 'weeks' : 'rarely'
}
