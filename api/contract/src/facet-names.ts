/** The filters that are counted, in the order in which they are shown. */
export const facetNames = [
  'region',
  'country',
  'institutionType',
  'kind',
  'language',
  'textLanguage',
  'modality',
  'service',
  'audience',
  'tutor',
  'offers',
  'seeks',
  'association',
  'designation',
  'lifeState',
] as const
export type FacetName = (typeof facetNames)[number]
