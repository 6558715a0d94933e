import { ProfilePreview } from '../centres/profile.tsx'
import { ProfilePlace } from '../centres/profile-place.tsx'
import { CasePage } from '../moderation/case-page.tsx'

import { ClaimCasePage } from '../moderation/claim-case-page.tsx'
import { MessagePage as Message } from '../moderation/message-page.tsx'
import { MessagesPage as Messages } from '../moderation/messages-page.tsx'
import { WithTexts } from '../ui/with-texts.tsx'

// One file for all pages of moderating, which are read one after the other and by few.
export { ActsPage } from '../moderation/acts-page.tsx'
export { ImportPage } from '../moderation/import-page.tsx'
export { ImportsPage } from '../moderation/imports-page.tsx'
export { LettersPage } from '../moderation/letters-page.tsx'
export { LookPage } from '../moderation/look-page.tsx'
export { QueuePage } from '../moderation/queue-page.tsx'
export { RecordNotes } from '../moderation/record-notes.tsx'
export { RecordPage } from '../moderation/record-page.tsx'
export { ReportCasePage } from '../moderation/report-case-page.tsx'
export { StaffPage } from '../moderation/staff-page.tsx'
export { WordCasePage } from '../moderation/word-case-page.tsx'

export const MessagePage = () => (
  <WithTexts part="messages">
    <Message />
  </WithTexts>
)

export const MessagesPage = () => (
  <WithTexts part="messages">
    <Messages />
  </WithTexts>
)

/** A claim, with the record that it is about. */
export function ClaimedCasePage() {
  return (
    <ClaimCasePage
      preview={(centre) => <ProfilePreview centre={centre} level={2} />}
      place={(centre) => <ProfilePlace centre={centre} />}
    />
  )
}

/** A registration, with what another noun knows: how its record would look. */
export function RegistrationCasePage() {
  return (
    <CasePage
      preview={(centre) => <ProfilePreview centre={centre} />}
      place={(centre) => <ProfilePlace centre={centre} />}
    />
  )
}
