import { datasetLicence, datasetTitle } from '../dataset.ts'
import type { ExportContext } from './writers.ts'

export type About = {
  title: string
  licence: string
  /** Number of the release that it belongs to. */
  release?: string
  version: string
  versionAt: string
  /** Where people see it: the page of its release, or the set as it is now. */
  address: string
  citation: string
}

/** What every file says of itself, in the words of its format. */
export function aboutOf({ release, version, at, cited, citation }: ExportContext): About {
  return {
    title: datasetTitle,
    licence: datasetLicence.url,
    ...(release ? { release: String(release.number) } : {}),
    version,
    versionAt: at,
    address: cited.address,
    citation,
  }
}
