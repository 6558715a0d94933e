import { z } from 'zod'

/** What a person types into a search field. Control characters have no place in it, and PostgreSQL stores no NUL. */
export const SearchText = z
  .string()
  .max(200, { error: 'must be at most 200 characters', abort: true })
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  .refine((text) => !/[\u0000-\u001f\u007f\ufffd]/.test(text), 'must be text without control characters, in UTF-8')
  .refine((text) => text.isWellFormed(), 'must be well-formed Unicode text')
  .refine((text) => text.trim() !== '', 'must hold at least one character')
  .overwrite((text) => text.trim().normalize('NFC'))
  .meta({
    description:
      'Words in any language or script: names, institution, town, country or area, terms for a writing centre. Accents, case and typing errors are forgiven',
    example: 'schreibzentrum wien',
  })
