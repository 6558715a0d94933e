import { lazy, Suspense } from 'react'
import { MissingProfile } from '../centres/missing-profile.tsx'
import { SuggestionCasePage as Case } from '../suggesting/case-page.tsx'
import { SuggestPage as Page } from '../suggesting/suggest-page.tsx'

// One file for all pages that know the form of a centre: what two files shared would come with every page of the site.
export { SuggestionsPage } from '../suggesting/suggestions-page.tsx'

/** Out of the file of the pages of moderating, which those who need it have or will need. */
const RecordNotes = lazy(async () => ({ default: (await import('./moderation-pages.tsx')).RecordNotes }))

/** A suggestion, with what moderators tell one another of its record. */
export function SuggestionCasePage() {
  return (
    <Case
      notes={(centreId) => (
        <Suspense>
          <RecordNotes id={centreId} />
        </Suspense>
      )}
    />
  )
}

/** Suggesting, with what another noun knows: why a profile is not there. */
export function SuggestPage() {
  return <Page missingProfile={(id, problem) => <MissingProfile id={id} problem={problem} />} />
}
