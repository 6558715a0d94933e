import type { TextKey } from './texts.ts'

/** What a letter consists of, whatever its language and form. */
export type LetterParts = {
  subject: Said
  body: Paragraph[]
  /** Where letters of this kind are switched off: for their programs, and in the last line for their readers. */
  unsubscribe?: string
  /** Who gets what its readers answer; without it the directory. */
  replyTo?: { name: string; address: string }
}

/** A text of the locale files, with what fills its holes. */
export type Said = { key: TextKey; values: Record<string, string> }

export type Paragraph =
  | ({ kind: 'text' } & Said)
  /** Leads to a page of the directory. */
  | { kind: 'link'; label: TextKey; path: string }
  /** What somebody wrote, in whatever language: a tag of BCP 47 where it is known. */
  | { kind: 'quote'; text: string; language?: string }

export const say = (key: TextKey, values: Said['values'] = {}): Said => ({ key, values })

export const text = (key: TextKey, values: Said['values'] = {}): Paragraph => ({ kind: 'text', key, values })

export const link = (label: TextKey, path: string): Paragraph => ({ kind: 'link', label, path })

/** Own words of a moderator, or of whom else the introduction names, where there are any. */
export function wordsOf(message: string, introduction: TextKey = 'words'): Paragraph[] {
  const words = message.trim()
  return words === '' ? [] : [text(introduction), { kind: 'quote', text: words }]
}
