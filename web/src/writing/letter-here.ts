import type { MessageSide } from '@centres/contract'

export type LetterText = {
  language: string
  text: string
  /** The template as it was filled in last: as long as the text is the same, nobody has written anything. */
  filled: string
  /** What the writer had typed before they asked for the template. */
  before?: string | undefined
}

/** A letter as it is being written. Empty where nothing is chosen. */
export type Letter = { purpose: string; side: MessageSide; dates: string; texts: LetterText[] }

const rememberedAs = (centreId: string) => `letter-to-${centreId}`

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

/** What was written to a centre on this device and not sent yet. Who writes is not part of it. */
export function letterHere(centreId: string): Letter | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(rememberedAs(centreId)) ?? 'null')
    return isLetter(kept) ? kept : undefined
  } catch {
    return undefined
  }
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
