import { type FormSentence, type ImportSentence, importSentences } from '@centres/contract'

export type Sentence = { code: ImportSentence | FormSentence; values: Record<string, string>; message: string }

/** A sentence of a report, in English and as what a client says in its own language. */
export const sentence = (code: ImportSentence, values: Record<string, string> = {}): Sentence => ({
  code,
  values,
  message: importSentences[code].replace(/\{(\w+)\}/g, (hole, name: string) => values[name] ?? hole),
})

type Issue = { code: string; path: readonly PropertyKey[]; message: string; maximum?: unknown; origin?: string }

const byField: Record<string, FormSentence> = {
  website: 'webAddress',
  mailbox: 'email',
  publicEmail: 'email',
  founded: 'yearOrDate',
}

/** What the schema of a form says of a value. */
export function ofSchema({ code, path, message, maximum, origin }: Issue): Sentence {
  if (code === 'too_big') {
    const values = { most: String(maximum) }
    return { code: origin === 'string' ? 'tooLong' : 'tooMany', values, message }
  }
  const field = byField[String(path.at(-1))]
  return { code: field ?? (message.includes('one line') ? 'oneLine' : 'other'), values: {}, message }
}
