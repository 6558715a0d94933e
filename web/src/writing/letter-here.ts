import { type MessageSide, waitingDays } from '@centres/contract'

export type LetterText = {
  language: string
  text: string
  /** The template as it was filled in last: as long as the text is the same, nobody has written anything. */
  filled: string
  /** What the writer had typed before they asked for the template. */
  before?: string | undefined
}

/** A letter as it is being written. Empty where nothing is chosen. */
export type Letter = {
  purpose: string
  side: MessageSide
  dates: string
  texts: LetterText[]
  /** When its writer asked for the link that sends it, as long as nothing is changed since. */
  askedAt?: string | undefined
}

const dayMs = 86_400_000
const prefix = 'letter-to-'
const rememberedAs = (centreId: string) => prefix + centreId

/** Its link has expired by then, or was opened elsewhere. */
const isOver = ({ askedAt }: Letter): boolean =>
  askedAt !== undefined && !(Date.now() - Date.parse(askedAt) < waitingDays * dayMs)

function isLetter(kept: unknown): kept is Letter {
  if (typeof kept !== 'object' || kept === null) return false
  const { purpose, side, dates, texts } = kept as Record<string, unknown>
  return (
    [purpose, side, dates].every((one) => typeof one === 'string') &&
    Array.isArray(texts) &&
    texts.length > 0 &&
    texts.every((one) => [one?.language, one?.text, one?.filled].every((part) => typeof part === 'string'))
  )
}

function keptAs(name: string): Letter | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(name) ?? 'null')
    return isLetter(kept) ? kept : undefined
  } catch {
    return undefined
  }
}

function forgetOver(): void {
  try {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(prefix))
    for (const name of names) {
      const letter = keptAs(name)
      if (letter && isOver(letter)) localStorage.removeItem(name)
    }
  } catch {
    // Storage may be forbidden: then nothing is in it.
  }
}

/**
 * What was written to a centre on this device and is not known to have gone. Who writes is not part of it. Letters whose
 * link must have expired are forgotten, whichever centre they were to.
 */
export function letterHere(centreId: string): Letter | undefined {
  forgetOver()
  return keptAs(rememberedAs(centreId))
}

export function keepLetter(centreId: string, letter: Letter): void {
  try {
    localStorage.setItem(rememberedAs(centreId), JSON.stringify(letter))
  } catch {
    // Storage may be forbidden or full: the letter stays on the page.
  }
}

export function forgetLetter(centreId: string): void {
  try {
    localStorage.removeItem(rememberedAs(centreId))
  } catch {
    // What could not be kept need not be forgotten.
  }
}

/** Once its link has sent it; what was begun after it stays. */
export function forgetSentLetter(centreId: string): void {
  if (keptAs(rememberedAs(centreId))?.askedAt !== undefined) forgetLetter(centreId)
}
