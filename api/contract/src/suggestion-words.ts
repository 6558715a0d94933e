export const suggestionKinds = ['change', 'closed', 'duplicate'] as const

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

export const suggestedParts = [...suggestableFields, 'mailbox', 'closed', 'duplicateOf'] as const
export type SuggestedPart = (typeof suggestedParts)[number]

/** Why a part is not taken over; other comes with own words. */
export const suggestionReasons = ['right-as-it-is', 'not-confirmed', 'not-wanted', 'other'] as const
export type SuggestionReason = (typeof suggestionReasons)[number]
