/** What the directory is called as data, and on what terms it is given. */
export const datasetTitle = 'Writing Centre Atlas'
export const datasetLicence = {
  /** As SPDX has it. */
  code: 'CC0-1.0',
  name: 'CC0 1.0 Universal',
  shortName: 'CC0 1.0',
  url: 'https://creativecommons.org/publicdomain/zero/1.0/',
}
export const datasetKeywords = [
  'writing centres',
  'writing centers',
  'academic writing',
  'higher education',
  'open data',
]
