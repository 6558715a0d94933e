import type { ExportContext } from './writers.ts'

export const datasetTitle = 'Writing Centre Atlas'
export const datasetLicence = {
  name: 'CC0 1.0 Universal',
  url: 'https://creativecommons.org/publicdomain/zero/1.0/',
}

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
