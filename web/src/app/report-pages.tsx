import { MissingProfile } from '../centres/missing-profile.tsx'
import { ReportPage as Page } from '../suggesting/report-page.tsx'

/** Reporting, with what another noun knows: why a profile is not there. It needs nothing of the form of a centre. */
export function ReportPage() {
  return <Page missingProfile={(id, problem) => <MissingProfile id={id} problem={problem} />} />
}
