/** What terms say of a centre, each role with the vocabulary of its name; offers and seeks share collaboration. */
export const formRoles = [
  'kind',
  'modality',
  'service',
  'audience',
  'tutor',
  'association',
  'designation',
  'placement',
  'offers',
  'seeks',
] as const
export type FormRole = (typeof formRoles)[number]

export const precisions = ['building', 'campus', 'city', 'region', 'country', 'online', 'hidden'] as const
