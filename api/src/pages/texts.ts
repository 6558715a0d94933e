import { type InterfaceLanguage, interfaceLanguages } from '@centres/contract'
import { z } from 'zod'

const pageNames = [
  'explore',
  'about',
  'docs',
  'match',
  'statistics',
  'research',
  'dictionary',
  'releases',
  'release',
  'set',
  'profile',
  'register',
  'signIn',
  'account',
  'shortlist',
  'compare',
  'registration',
  'claiming',
  'claim',
  'contestedClaim',
  'vouch',
  'centrePeople',
  'invitation',
  'myCentres',
  'edit',
  'suggest',
  'confirmSuggestion',
  'report',
  'confirmReport',
  'ownSuggestions',
  'moderate',
  'moderatedRegistration',
  'moderatedRecord',
  'look',
  'moderatedSuggestion',
  'moderatedReport',
  'moderatedClaim',
  'moderatedWord',
  'acts',
  'staff',
  'deadLetters',
  'reminder',
  'unsubscribe',
  'imports',
  'write',
  'confirmMessage',
  'messageStatus',
  'messageAnswer',
  'centreLetters',
  'messages',
  'messageCase',
] as const
export type PageName = (typeof pageNames)[number]

const plainNames = ['why', 'table', 'centres', 'api', 'institution', 'place', 'website', 'languages', 'record'] as const

const HeadTexts = z.object({
  site: z.string(),
  pageTitle: z.string(),
  townIn: z.string(),
  titles: z.record(z.enum(pageNames), z.string()),
  about: z.record(z.enum(pageNames), z.string()),
  plain: z.record(z.enum(plainNames), z.string()),
})
export type HeadTexts = z.infer<typeof HeadTexts>

/** The texts of heads, as the build of the client leaves them. */
export const HeadTextsByLanguage = z.record(z.enum(interfaceLanguages), HeadTexts)

/** Fills the holes of a text as the client does. */
export const fill = (text: string, values: Record<string, string | number>) =>
  text.replace(/\{\{(\w+)\}\}/g, (hole, name: string) => String(values[name] ?? hole))

/** The language that an address asks for, written as it may be, as the client understands it: `AR`, `ar-EG`. */
export function languageOf(lang: unknown): InterfaceLanguage {
  const asked = typeof lang === 'string' ? lang.toLowerCase().split('-')[0] : undefined
  return interfaceLanguages.find((language) => language === asked) ?? 'en'
}

export const directionOf = (language: InterfaceLanguage) => (language === 'ar' ? 'rtl' : 'ltr')
