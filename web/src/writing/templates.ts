import type { MessageSide } from '@centres/contract'
import { queryOptions } from '@tanstack/react-query'
import type { Sender } from './sender-here.ts'

/** A paragraph for either direction: what one asks of a centre that offers it, what one offers to one that seeks it. */
type Paragraphs = { ask: string; offer: string } | { any: string }

export type Templates = {
  greeting: string
  sender: string
  lead: Record<MessageSide, string>
  close: string
  regards: string
  purposes: Record<string, Paragraphs>
}

const files = import.meta.glob<Templates>('./templates/*.json', { import: 'default' })
const fileOf = (language: string) => `./templates/${language.toLowerCase().split('-')[0]}.json`

/** The templates of a language, of which each has a file that is sent for when it is chosen; null where it has none. */
export const templatesIn = (language: string) =>
  queryOptions({
    queryKey: ['letter-templates', fileOf(language)],
    queryFn: async () => (await files[fileOf(language)]?.()) ?? null,
    staleTime: Number.POSITIVE_INFINITY,
  })

type Filling = Omit<Sender, 'email'> & { purpose: string; side: MessageSide; centre: string }

const withWords = (text: string, words: Record<string, string>) =>
  text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => words[name] ?? '')

/** A letter to begin from; undefined where there is none for its purpose. Who is not named yet does not sign. */
export function fillIn(templates: Templates, filling: Filling): string | undefined {
  const { purpose, side, name, affiliation, centre } = filling
  const paragraphs = templates.purposes[purpose]
  if (!paragraphs) return undefined
  const paragraph = 'any' in paragraphs ? paragraphs.any : paragraphs[side === 'they-seek' ? 'offer' : 'ask']
  const isNamed = name !== '' && affiliation !== ''
  const lead = [isNamed && templates.sender, templates.lead[side]].filter(Boolean).join(' ')
  const signature = [templates.regards, name, affiliation].filter(Boolean).join('\n')
  return [templates.greeting, lead, paragraph, templates.close, signature]
    .map((part) => withWords(part, { name, affiliation, centre }))
    .join('\n\n')
}
