import { type CasesWait, casesWaitLetter } from './cases-wait-letter.ts'
import { type ChangesAsked, changesAskedLetter } from './changes-asked-letter.ts'
import type { LetterParts } from './parts.ts'
import { type RegistrationPublished, registrationPublishedLetter } from './registration-published-letter.ts'
import { type RegistrationReceived, registrationReceivedLetter } from './registration-received-letter.ts'
import { type RegistrationRejected, registrationRejectedLetter } from './registration-rejected-letter.ts'
import { type RegistrationWaits, registrationWaitsLetter } from './registration-waits-letter.ts'
import { type SignIn, signInLetter } from './sign-in-letter.ts'
import { type StillCorrect, stillCorrectLetter } from './still-correct-letter.ts'
import { type SuggestionAnswered, suggestionAnsweredLetter } from './suggestion-answered-letter.ts'
import { type SuggestionConfirm, suggestionConfirmLetter } from './suggestion-confirm-letter.ts'
import { type SuggestionWaits, suggestionWaitsLetter } from './suggestion-waits-letter.ts'

type Addressed = {
  to: string
  /** Of whoever reads it; English stands in for one that has no texts. */
  language: string
}

/** A letter before it is written: what it is about, for whom, and in which language. */
export type Letter = Addressed &
  (
    | { kind: 'sign-in'; data: SignIn }
    | { kind: 'registration-received'; data: RegistrationReceived }
    | { kind: 'registration-waits'; data: RegistrationWaits }
    | { kind: 'cases-wait'; data: CasesWait }
    | { kind: 'still-correct'; data: StillCorrect }
    | { kind: 'changes-asked'; data: ChangesAsked }
    | { kind: 'registration-published'; data: RegistrationPublished }
    | { kind: 'registration-rejected'; data: RegistrationRejected }
    | { kind: 'suggestion-confirm'; data: SuggestionConfirm }
    | { kind: 'suggestion-waits'; data: SuggestionWaits }
    | { kind: 'suggestion-answered'; data: SuggestionAnswered }
  )

export function partsOf(letter: Letter): LetterParts {
  switch (letter.kind) {
    case 'sign-in':
      return signInLetter(letter.data, letter.language)
    case 'registration-received':
      return registrationReceivedLetter(letter.data)
    case 'registration-waits':
      return registrationWaitsLetter(letter.data)
    case 'cases-wait':
      return casesWaitLetter(letter.data)
    case 'still-correct':
      return stillCorrectLetter(letter.data, letter.language)
    case 'changes-asked':
      return changesAskedLetter(letter.data)
    case 'registration-published':
      return registrationPublishedLetter(letter.data)
    case 'registration-rejected':
      return registrationRejectedLetter(letter.data)
    case 'suggestion-confirm':
      return suggestionConfirmLetter(letter.data, letter.language)
    case 'suggestion-waits':
      return suggestionWaitsLetter(letter.data)
    case 'suggestion-answered':
      return suggestionAnsweredLetter(letter.data, letter.language)
  }
}
