import { MissingProfile } from '../centres/missing-profile.tsx'
import { SuggestPage as Page } from '../suggesting/suggest-page.tsx'

// One file for all pages that know the form of a centre: what two files shared would come with every page of the site.
export { SuggestionCasePage } from '../suggesting/case-page.tsx'
export { SuggestionsPage } from '../suggesting/suggestions-page.tsx'

/** Suggesting, with what another noun knows: why a profile is not there. */
export function SuggestPage() {
  return <Page missingProfile={(id, problem) => <MissingProfile id={id} problem={problem} />} />
}
