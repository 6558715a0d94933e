import type { MessageInput, WritingTo } from '@centres/contract'
import { messageMaxLength } from '@centres/contract'
import type { Letter, LetterText } from './letter-here.ts'
import type { Sender } from './sender-here.ts'

/** Characters below which a letter says too little. */
const fewest = 20

export type FieldProblem = {
  path: string
  code: 'name' | 'email' | 'affiliation' | 'purpose' | 'short' | 'long' | 'same' | 'refused'
}

const looksLikeAddress = (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim())
const baseOf = (tag: string) => tag.toLowerCase().split('-')[0]

/** What is wrong, in the order of the page. */
export function problemsIn(sender: Sender, { purpose, texts }: Letter): FieldProblem[] {
  const problems: FieldProblem[] = []
  if (sender.name.trim() === '') problems.push({ path: 'name', code: 'name' })
  if (!looksLikeAddress(sender.email)) problems.push({ path: 'email', code: 'email' })
  if (sender.affiliation.trim() === '') problems.push({ path: 'affiliation', code: 'affiliation' })
  if (texts[1] && texts[1].language === texts[0]?.language) problems.push({ path: 'texts.1.language', code: 'same' })
  if (purpose === '') problems.push({ path: 'purpose', code: 'purpose' })
  for (const [at, { text }] of texts.entries()) {
    const { length } = text.trim()
    if (length < fewest) problems.push({ path: `texts.${at}.text`, code: 'short' })
    if (length > messageMaxLength) problems.push({ path: `texts.${at}.text`, code: 'long' })
  }
  return problems
}

/** A letter as it crosses the wire, without what proves that a person sends it. */
export const asLookedAt = (sender: Sender, { purpose, side, dates, texts }: Letter) => ({
  name: sender.name.trim(),
  email: sender.email.trim(),
  affiliation: sender.affiliation.trim(),
  purpose,
  side,
  dates: dates.trim(),
  texts: texts.map(({ language, text }) => ({ language, text: text.trim() })),
})

export const asSent = (sender: Sender, letter: Letter) =>
  ({ ...asLookedAt(sender, letter), agreesToReply: true }) satisfies Partial<MessageInput>

/** Untouched is what is empty or as the template has put it. */
export const isUntouched = ({ text, filled }: LetterText) => text.trim() === '' || text === filled

/**
 * The letter with its templates in the texts that nobody has written in; the same letter where there is nothing to put.
 * Whoever clears a template to write their own does not get it back before they choose another.
 */
export function refilled(letter: Letter, templates: readonly (string | undefined)[]): Letter {
  const texts = letter.texts.map((one, at) => {
    const template = templates[at]
    if (template === undefined || !isUntouched(one) || one.filled === template) return one
    return { ...one, text: template, filled: template }
  })
  return texts.every((one, at) => one === letter.texts[at]) ? letter : { ...letter, texts }
}

/** Languages of a letter of which the centre has not said that it welcomes them. */
export function unwelcomeLanguages({ languages }: WritingTo, { texts }: Letter): string[] {
  const welcome = languages.map(baseOf)
  if (welcome.length === 0 || texts.some(({ language }) => welcome.includes(baseOf(language)))) return []
  return texts.map(({ language }) => language)
}

export const isUnwelcome = ({ purposes }: WritingTo, { purpose }: Letter): boolean =>
  purpose !== '' && purposes.length > 0 && !purposes.includes(purpose)

export const fieldId = (path: string) => `field-${path.replaceAll('.', '-')}`

export function focusField(path: string): void {
  const field = document.getElementById(fieldId(path))
  field?.focus()
  field?.scrollIntoView({ block: 'center' })
}
