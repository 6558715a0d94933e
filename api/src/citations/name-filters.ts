import { type CentreFilters, type FacetName, facetNames } from '@centres/contract'
import type { VocabularyListing } from '@centres/db'

/** What a citation calls each filter; citations are in English, like the styles that write them. */
const names: Record<Exclude<keyof CentreFilters, 'radiusKm'>, string> = {
  q: 'words',
  id: 'centre',
  bbox: 'within',
  near: 'within',
  region: 'region',
  country: 'country or area',
  institutionType: 'type of institution',
  kind: 'kind',
  language: 'language of sessions',
  textLanguage: 'language of texts',
  modality: 'modality',
  service: 'service',
  audience: 'audience',
  tutor: 'tutors',
  offers: 'offering',
  seeks: 'seeking',
  association: 'association',
  designation: 'designation',
  lifeState: 'state',
  confirmedSince: 'confirmed since',
}

const vocabularies: Partial<Record<FacetName, string>> = {
  institutionType: 'institution-type',
  offers: 'collaboration',
  seeks: 'collaboration',
  lifeState: 'life-state',
}

const regionNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' })
const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' })
const either = new Intl.ListFormat('en', { type: 'disjunction' })

function nameOfCode(name: FacetName, code: string, { vocabularies: known }: VocabularyListing): string {
  if (name === 'country' || name === 'region') return regionNames.of(code) ?? code
  if (name === 'language' || name === 'textLanguage') return languageNames.of(code) ?? code
  const terms = known.find((one) => one.code === (vocabularies[name] ?? name))?.terms
  return terms?.find((term) => term.code === code)?.label ?? code
}

/** Ids that a title can hold and still be read; the address has them all. */
const mostIds = 3

/** The filters in words, empty for the whole directory. */
export function nameFilters(filters: CentreFilters, labels: VocabularyListing): string {
  const { q, id, bbox, near, radiusKm, confirmedSince } = filters
  const said = (name: keyof typeof names, value: string | false | undefined) =>
    value ? [`${names[name]} ${value}`] : []
  return [
    ...said('q', q && `“${q}”`),
    ...said('id', id && (id.length > mostIds ? `one of ${id.length} chosen by id` : either.format(id))),
    ...said('bbox', bbox && `longitudes ${bbox[0]} to ${bbox[2]} and latitudes ${bbox[1]} to ${bbox[3]}`),
    ...said('near', near && radiusKm !== undefined && `${radiusKm} km of longitude ${near[0]}, latitude ${near[1]}`),
    ...facetNames.flatMap((name) =>
      said(name, filters[name] && either.format(filters[name].map((code) => nameOfCode(name, code, labels)))),
    ),
    ...said('confirmedSince', confirmedSince?.slice(0, 10)),
  ].join('; ')
}
