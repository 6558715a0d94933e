import { ProfilePreview } from '../centres/profile.tsx'
import { ProfilePlace } from '../centres/profile-place.tsx'
import { CasePage } from '../moderation/case-page.tsx'

// One file for all pages of moderating, which are read one after the other and by few.
export { ActsPage } from '../moderation/acts-page.tsx'
export { LettersPage } from '../moderation/letters-page.tsx'
export { QueuePage } from '../moderation/queue-page.tsx'

/** A registration, with what another noun knows: how its record would look. */
export function RegistrationCasePage() {
  return (
    <CasePage
      preview={(centre) => <ProfilePreview centre={centre} />}
      place={(centre) => <ProfilePlace centre={centre} />}
    />
  )
}
