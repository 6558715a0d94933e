/**
 * What the report of an import says of rows, in English, for programs and files; a client says it in its own language, by
 * the code. What stands in braces is a value.
 */
export const importSentences = {
  empty: 'must not be empty',
  country: 'must be a country or area, by its name or its code of ISO 3166-1; {value} is none',
  countryAmbiguous: 'must say which is meant, by a code of ISO 3166-1; {value} may be {codes}',
  countryMissing: 'must be given, or a point on the land of a country or area',
  degrees: 'must be a number of degrees from -{most} to {most}; {value} is none',
  latitudeMissing: 'must be given, since longitude is',
  longitudeMissing: 'must be given, since latitude is',
  term: 'must be a code or a label of {vocabulary}; {value} is none',
  terms: 'must hold codes or labels of {vocabulary}; {value} is none',
  unknownLanguage: 'must be a language, by its name or its tag of BCP 47; {value} is none',
  atSea: 'must be a point in {country}; this one lies at sea',
  elsewhere: 'must be a point in {country}; this one lies in {found}',
  outOfScope: 'must lie within what you moderate; {country} does not',
  recordOutOfScope: 'belongs to a record in {country}, outside what you moderate',
  keyTwice: 'must not be there twice; row {row} is the same key',
  centreTwice: 'must not be there twice; row {row} is the same centre',
  notListed: 'must be a listed centre; {centre} is none',
  withdrawn: 'must be a listed centre; {centre} is withdrawn',
  knownAs: 'must not be said to be {centre}; the list knows it as {other}',
  claimedTwice: 'must be a record of its own; row {row} is {centre} too',
  merged: '{centre} was merged into {other}: that is the record',
  noTown: '{city} is not in the gazetteer: shown at its country or area only',
  unpublished: 'the record is no longer published',
  confirmed: 'the centre has confirmed it',
  touched: 'people have changed it since',
} as const
export type ImportSentence = keyof typeof importSentences

/** What the schema of a form says, which the client has its own sentences for. */
export const formSentences = ['tooLong', 'tooMany', 'oneLine', 'webAddress', 'email', 'yearOrDate', 'other'] as const
export type FormSentence = (typeof formSentences)[number]

export const rowSentences = [...(Object.keys(importSentences) as ImportSentence[]), ...formSentences]
