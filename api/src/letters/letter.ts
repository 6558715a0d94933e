import { type AppealWaits, appealWaitsLetter } from './appeal-waits-letter.ts'
import { type AppointmentChanged, appointmentChangedLetter } from './appointment-changed-letter.ts'
import { type AppointmentEnded, appointmentEndedLetter } from './appointment-ended-letter.ts'
import { type CasesWait, casesWaitLetter } from './cases-wait-letter.ts'
import { type ChangesAsked, changesAskedLetter } from './changes-asked-letter.ts'
import { type ClaimApproved, claimApprovedLetter } from './claim-approved-letter.ts'
import { type ClaimContested, claimContestedLetter } from './claim-contested-letter.ts'
import { type ClaimReceived, claimReceivedLetter } from './claim-received-letter.ts'
import { type ClaimRejected, claimRejectedLetter } from './claim-rejected-letter.ts'
import { type ClaimWaits, claimWaitsLetter } from './claim-waits-letter.ts'
import { type MessageConfirm, messageConfirmLetter } from './message-confirm-letter.ts'
import { type MessageDelivered, messageDeliveredLetter } from './message-delivered-letter.ts'
import { type MessageRefused, messageRefusedLetter } from './message-refused-letter.ts'
import { type MessageSilent, messageSilentLetter } from './message-silent-letter.ts'
import { type MessageToCentre, messageToCentreLetter } from './message-to-centre-letter.ts'
import { type MessageUndeliverable, messageUndeliverableLetter } from './message-undeliverable-letter.ts'
import { type MessageWaits, messageWaitsLetter } from './message-waits-letter.ts'
import { type ModeratorAppointed, moderatorAppointedLetter } from './moderator-appointed-letter.ts'
import type { LetterParts } from './parts.ts'
import { type RecordModerated, recordModeratedLetter } from './record-moderated-letter.ts'
import { type RegistrationPublished, registrationPublishedLetter } from './registration-published-letter.ts'
import { type RegistrationReceived, registrationReceivedLetter } from './registration-received-letter.ts'
import { type RegistrationRejected, registrationRejectedLetter } from './registration-rejected-letter.ts'
import { type RegistrationWaits, registrationWaitsLetter } from './registration-waits-letter.ts'
import { type ReportAnswered, reportAnsweredLetter } from './report-answered-letter.ts'
import { type ReportConfirm, reportConfirmLetter } from './report-confirm-letter.ts'
import { type ReportWaits, reportWaitsLetter } from './report-waits-letter.ts'
import { type SignIn, signInLetter } from './sign-in-letter.ts'
import { type StewardInvited, stewardInvitedLetter } from './steward-invited-letter.ts'
import { type StewardJoined, stewardJoinedLetter } from './steward-joined-letter.ts'
import { type StillCorrect, stillCorrectLetter } from './still-correct-letter.ts'
import { type SuggestionAnswered, suggestionAnsweredLetter } from './suggestion-answered-letter.ts'
import { type SuggestionConfirm, suggestionConfirmLetter } from './suggestion-confirm-letter.ts'
import { type SuggestionWaits, suggestionWaitsLetter } from './suggestion-waits-letter.ts'
import { type VouchAsked, vouchAskedLetter } from './vouch-asked-letter.ts'
import { type WordDecided, wordDecidedLetter } from './word-decided-letter.ts'

type Addressed = {
  to: string
  /** Of whoever reads it; English stands in for one that has no texts. */
  language: string
  /** The letter from somebody to a centre that it belongs to: it goes where that is removed. */
  about?: string
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
    | { kind: 'report-confirm'; data: ReportConfirm }
    | { kind: 'report-waits'; data: ReportWaits }
    | { kind: 'report-answered'; data: ReportAnswered }
    | { kind: 'suggestion-confirm'; data: SuggestionConfirm }
    | { kind: 'suggestion-waits'; data: SuggestionWaits }
    | { kind: 'suggestion-answered'; data: SuggestionAnswered }
    | { kind: 'appeal-waits'; data: AppealWaits }
    | { kind: 'claim-approved'; data: ClaimApproved }
    | { kind: 'claim-contested'; data: ClaimContested }
    | { kind: 'claim-received'; data: ClaimReceived }
    | { kind: 'claim-rejected'; data: ClaimRejected }
    | { kind: 'claim-waits'; data: ClaimWaits }
    | { kind: 'steward-invited'; data: StewardInvited }
    | { kind: 'steward-joined'; data: StewardJoined }
    | { kind: 'message-confirm'; data: MessageConfirm }
    | { kind: 'message-to-centre'; data: MessageToCentre }
    | { kind: 'message-delivered'; data: MessageDelivered }
    | { kind: 'message-undeliverable'; data: MessageUndeliverable }
    | { kind: 'message-refused'; data: MessageRefused }
    | { kind: 'message-silent'; data: MessageSilent }
    | { kind: 'message-waits'; data: MessageWaits }
    | { kind: 'moderator-appointed'; data: ModeratorAppointed }
    | { kind: 'appointment-changed'; data: AppointmentChanged }
    | { kind: 'appointment-ended'; data: AppointmentEnded }
    | { kind: 'word-decided'; data: WordDecided }
    | { kind: 'vouch-asked'; data: VouchAsked }
    | { kind: 'record-moderated'; data: RecordModerated }
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
      return registrationPublishedLetter(letter.data, letter.language)
    case 'registration-rejected':
      return registrationRejectedLetter(letter.data)
    case 'report-confirm':
      return reportConfirmLetter(letter.data, letter.language)
    case 'report-waits':
      return reportWaitsLetter(letter.data)
    case 'report-answered':
      return reportAnsweredLetter(letter.data)
    case 'suggestion-confirm':
      return suggestionConfirmLetter(letter.data, letter.language)
    case 'suggestion-waits':
      return suggestionWaitsLetter(letter.data)
    case 'suggestion-answered':
      return suggestionAnsweredLetter(letter.data, letter.language)
    case 'appeal-waits':
      return appealWaitsLetter(letter.data)
    case 'claim-approved':
      return claimApprovedLetter(letter.data)
    case 'claim-contested':
      return claimContestedLetter(letter.data, letter.language)
    case 'claim-received':
      return claimReceivedLetter(letter.data)
    case 'claim-rejected':
      return claimRejectedLetter(letter.data)
    case 'claim-waits':
      return claimWaitsLetter(letter.data)
    case 'steward-invited':
      return stewardInvitedLetter(letter.data, letter.language)
    case 'steward-joined':
      return stewardJoinedLetter(letter.data)
    case 'message-confirm':
      return messageConfirmLetter(letter.data, letter.language)
    case 'message-to-centre':
      return messageToCentreLetter(letter.data, letter.language)
    case 'message-delivered':
      return messageDeliveredLetter(letter.data, letter.language)
    case 'message-undeliverable':
      return messageUndeliverableLetter(letter.data)
    case 'message-refused':
      return messageRefusedLetter(letter.data)
    case 'message-silent':
      return messageSilentLetter(letter.data)
    case 'message-waits':
      return messageWaitsLetter(letter.data)
    case 'moderator-appointed':
      return moderatorAppointedLetter(letter.data, letter.language)
    case 'appointment-changed':
      return appointmentChangedLetter(letter.data, letter.language)
    case 'appointment-ended':
      return appointmentEndedLetter(letter.data)
    case 'word-decided':
      return wordDecidedLetter(letter.data)
    case 'vouch-asked':
      return vouchAskedLetter(letter.data, letter.language)
    case 'record-moderated':
      return recordModeratedLetter(letter.data)
  }
}
