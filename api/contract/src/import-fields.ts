/** What a column of a list may say of a centre. */
export const importFields = [
  'key',
  'name',
  'nameLanguage',
  'otherNames',
  'institution',
  'institutionType',
  'institutionWebsite',
  'country',
  'adminArea',
  'city',
  'longitude',
  'latitude',
  'precision',
  'website',
  'email',
  'phone',
  'founded',
  'lifeState',
  'kind',
  'service',
  'modality',
  'audience',
  'tutor',
  'association',
  'languages',
  'description',
  'descriptionLanguage',
] as const
export type ImportField = (typeof importFields)[number]

export const importOutcomes = ['new', 'changed', 'unchanged', 'duplicate', 'kept', 'refused'] as const
export type ImportOutcome = (typeof importOutcomes)[number]

/** Of a file, before it is written as base64. */
export const mostImportBytes = 8_000_000
export const mostImportRows = 20_000
/** Days for which the rows of an import are kept, and for which it can be undone. */
export const importDays = 90
