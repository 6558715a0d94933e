import type { FacetName } from '@centres/contract'

/** What the codes of a facet stand for: names that Intl knows, or terms of a vocabulary of ours. */
export const facetMeaning = {
  region: 'region',
  country: 'country',
  language: 'tag',
  textLanguage: 'tag',
  institutionType: { vocabulary: 'institution-type' },
  kind: { vocabulary: 'kind' },
  modality: { vocabulary: 'modality' },
  service: { vocabulary: 'service' },
  audience: { vocabulary: 'audience' },
  tutor: { vocabulary: 'tutor' },
  association: { vocabulary: 'association' },
  designation: { vocabulary: 'designation' },
  offers: { vocabulary: 'collaboration' },
  seeks: { vocabulary: 'collaboration' },
  lifeState: { vocabulary: 'life-state' },
} as const satisfies Record<FacetName, 'region' | 'country' | 'tag' | { vocabulary: string }>

/** The sections in which the filters are shown; who looks for a partner is served first, as areas fill a screen. */
export const facetSections = [
  { id: 'partners', facets: ['offers', 'seeks'] },
  { id: 'area', facets: ['region', 'country'] },
  { id: 'languages', facets: ['language', 'textLanguage'] },
  { id: 'kind', facets: ['kind'] },
  { id: 'modality', facets: ['modality'] },
  { id: 'institutionType', facets: ['institutionType'] },
  { id: 'audience', facets: ['audience'] },
  { id: 'service', facets: ['service'] },
  { id: 'tutor', facets: ['tutor'] },
  { id: 'association', facets: ['association'] },
  { id: 'designation', facets: ['designation'] },
  { id: 'lifeState', facets: ['lifeState'] },
] as const satisfies readonly { id: string; facets: readonly FacetName[] }[]
