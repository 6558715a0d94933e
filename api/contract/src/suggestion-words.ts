export const suggestionKinds = ['change', 'closed', 'duplicate', 'report'] as const

/** Hours in which a link that confirms a suggestion holds. */
export const suggestionHours = 24

/** The parts of a form that anybody may say something about, in the order of the form. */
export const suggestableFields = [
  'names',
  'institutions',
  'countryCode',
  'city',
  'adminArea',
  'location',
  'lifeState',
  'founded',
  'terms.kind',
  'languages',
  'textLanguages',
  'terms.modality',
  'terms.service',
  'terms.audience',
  'terms.tutor',
  'terms.placement',
  'terms.association',
  'terms.designation',
  'terms.offers',
  'terms.seeks',
  'descriptions',
  'publicEmail',
  'phone',
  'website',
  'socialLinks',
] as const
export type SuggestableField = (typeof suggestableFields)[number]

export const suggestedParts = [...suggestableFields, 'closed', 'duplicateOf', 'report'] as const
export type SuggestedPart = (typeof suggestedParts)[number]

/** Why a part is not taken over; other comes with own words. */
export const suggestionReasons = ['right-as-it-is', 'not-confirmed', 'not-wanted', 'other'] as const
export type SuggestionReason = (typeof suggestionReasons)[number]

/** What is wrong with an entry as a whole; other comes with own words. */
export const reportConcerns = ['not-a-centre', 'private', 'offensive', 'other'] as const
export type ReportConcern = (typeof reportConcerns)[number]

/** Why nothing is to be done about a report; other comes with own words. */
export const reportReasons = [
  'is-a-centre',
  'meant-to-be-public',
  'within-the-rules',
  'not-confirmed',
  'other',
] as const
export type ReportReason = (typeof reportReasons)[number]

/** Why anything that was sent about a record changes nothing. */
export const answerReasons = [...new Set([...suggestionReasons, ...reportReasons])]
