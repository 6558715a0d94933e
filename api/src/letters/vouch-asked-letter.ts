import { type LetterParts, link, say, text, wordsOf } from './parts.ts'
import { dateIn } from './texts.ts'

export type VouchAsked = {
  /** Of the link by which one answers. */
  token: string
  /** Of the centre that is claimed. */
  name: string
  /** Of the centre that is asked. */
  peer: string
  /** Name and address. */
  claimant: string
  /** What the claimant says to be to the centre. */
  part: string
  until: string
}

/** To whoever keeps the record of another centre. The link leads to a page with buttons, as scanners of mail open it too. */
export const vouchAskedLetter = (
  { token, name, peer, claimant, part, until }: VouchAsked,
  language: string,
): LetterParts => ({
  subject: say('vouchAsked.subject', { name }),
  body: [
    text('vouchAsked.intro', { name, peer, claimant }),
    ...wordsOf(part, 'vouchAsked.words'),
    text('vouchAsked.next'),
    link('vouchAsked.link', `/vouch/${token}`),
    text('vouchAsked.holds', { date: dateIn(language, until) }),
    text('vouchAsked.unknown'),
  ],
})
