import type { Email } from 'postal-mime'

/** A letter to a centre as its form sends it, but for what the test is about. */
export const aMessage = (changed: object = {}) => ({
  name: 'Thandi Nkosi',
  email: 'thandi@tutors.example',
  affiliation: 'Writing Lab, University of Somewhere',
  purpose: 'visit',
  side: 'they-offer',
  dates: 'In May 2027',
  texts: [{ language: 'en', text: 'Dear colleagues, we would like to visit you in May.' }],
  agreesToReply: true,
  ...changed,
})

/** What the link of a letter leads to, behind the name of its page. */
export function messageTokenIn({ text = '' }: Email, page: 'confirm' | 'status'): string {
  const [, token] = new RegExp(`/messages/${page}/([^\\s?]+)`).exec(text) ?? []
  if (!token) throw new Error(`There is no link in: ${text}`)
  return decodeURIComponent(token)
}

/** The links by which a centre answers, by what each says. */
export function answerTokensIn({ text = '' }: Email): Record<string, string> {
  const tokens = [...text.matchAll(/\/messages\/answer\/([^\s?]+)/g)].map(([, token]) => token ?? '')
  return Object.fromEntries(tokens.map((token) => [token.split('.')[0]?.replace('message-', ''), token]))
}
