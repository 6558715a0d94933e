import { datasetLicence, datasetTitle } from '../dataset.ts'
import type { ExportContext } from './writers.ts'

export type About = {
  title: string
  licence: string
  version: string
  versionAt: string
  /** Where people see the set as it is now. */
  address: string
  citation: string
}

/** What every file says of itself, in the words of its format. */
export function aboutOf({ version, at, publicUrl, query }: ExportContext): About {
  const address = query === '' ? publicUrl : `${publicUrl}/?${query}`
  return {
    title: datasetTitle,
    licence: datasetLicence.url,
    version,
    versionAt: at,
    address,
    citation: `${datasetTitle} (${at.slice(0, 4)}). Dataset version ${version} of ${at.slice(0, 10)}. ${datasetLicence.name}. ${address}`,
  }
}
