import { linkMinutes } from '@centres/contract'
import { type LetterParts, link, say, text } from './parts.ts'
import { minutesIn } from './texts.ts'

export type SignIn = {
  token: string
  /** The page to which somebody returns once they are signed in. */
  returnTo: string
}

export const signInLetter = ({ token, returnTo }: SignIn, language: string): LetterParts => ({
  subject: say('signIn.subject'),
  body: [
    text('signIn.intro'),
    link(
      'signIn.link',
      `/sign-in/${encodeURIComponent(token)}${returnTo === '/' ? '' : `?to=${encodeURIComponent(returnTo)}`}`,
    ),
    text('signIn.holds', { duration: minutesIn(language, linkMinutes) }),
    text('signIn.unasked'),
  ],
})
