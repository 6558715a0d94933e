import { newCentreId } from '@centres/contract'
import type { CentreRecord, InstitutionRecord, NameRecord } from '@centres/db'
import findTimeZone from '@photostructure/tz-lookup'
import { regionsOf } from './areas.ts'
import { type Random, randomFor, type Weighted, weightedBy, weights } from './random.ts'
import * as choices from './synthetic-choices.ts'
import { englishCentres, englishInstitutions, patternsByLanguage } from './synthetic-names.ts'
import type { Town } from './towns.ts'

export type World = {
  areas: Weighted<string>
  townsByArea: Map<string, Weighted<Town>>
  languageOf: Map<string, string>
}

/** Most as the real centres are spread, the rest as people are. */
const realShare = 0.8

/** Large towns have more centres, but not in proportion. */
const townWeight = ({ population }: Town) => Math.max(population, 500) ** 0.7

export function makeWorld(towns: Town[], realAreaCodes: string[]): World {
  const byArea = Map.groupBy(towns, (town) => town.areaCode)
  const people = towns.reduce((sum, town) => sum + town.population, 0)
  const share = (code: string) => {
    const real = realAreaCodes.filter((other) => other === code).length / realAreaCodes.length
    const ofPeople = (byArea.get(code) ?? []).reduce((sum, town) => sum + town.population, 0) / people
    return realShare * real + (1 - realShare) * ofPeople
  }
  return {
    areas: weightedBy([...byArea.keys()].sort(), share),
    townsByArea: new Map([...byArea].map(([code, list]) => [code, weightedBy(list, townWeight)])),
    languageOf: new Map([...byArea.keys()].map((code) => [code, mainLanguage(code)])),
  }
}

function mainLanguage(areaCode: string): string {
  const { language, script } = new Intl.Locale(`und-${areaCode}`).maximize()
  return language === 'zh' ? `zh-${script}` : (language ?? 'en')
}

/** Thirty bits that go round all values before one comes twice. */
function idOf(seed: number, index: number): string {
  const mask = 2 ** 30 - 1
  let bits = (Math.imul(index, 0x9e3779b1) + Math.imul(seed, 0x85ebca6b)) & mask
  bits ^= bits >>> 15
  bits = Math.imul(bits, 0x2c1b3c6d) & mask
  bits ^= bits >>> 13
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, bits)
  return newCentreId(bytes)
}

const fill = (pattern: string, town: string, institution: string) =>
  pattern.replaceAll('#', () => town).replaceAll('~', () => institution)

const slugOf = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase()

const official = (text: string, language: string | null): NameRecord => ({ text, language, kind: 'official' })

/** Institutions by town and pattern: an institution may have several centres. The oldest are forgotten. */
const mostInstitutions = 50_000

export type Synthesiser = (index: number) => CentreRecord

/** Makes up plausible centres: the same for the same seed and number. */
export function synthesiser(world: World, seed: number, takenIds: ReadonlySet<string> = new Set()): Synthesiser {
  const institutions = new Map<string, InstitutionRecord>()

  function institutionIn(town: Town, language: string, draw: Random): InstitutionRecord {
    const own = patternsByLanguage[language]?.institutions ?? []
    const number = draw.integer(0, englishInstitutions.length - 1)
    const key = `${town.geonamesId} ${number}`
    const known = institutions.get(key)
    if (known) return known
    const english = fill(englishInstitutions[number] as string, town.name, '')
    const local = own.length > 0 ? fill(own[number % own.length] as string, town.name, '') : null
    const institution = {
      names: local === null ? [official(english, 'en')] : [official(local, language), official(english, 'en')],
      type: draw.weighted(choices.institutionTypes),
      website: draw.isTrue(0.5) ? `https://${slugOf(english)}.example` : null,
      ror: null,
      wikidata: null,
    }
    institutions.set(key, institution)
    if (institutions.size > mostInstitutions) institutions.delete(institutions.keys().next().value as string)
    return institution
  }

  return (index) => {
    const draw = randomFor(seed, index)
    const areaCode = draw.weighted(world.areas)
    const town = draw.weighted(world.townsByArea.get(areaCode) as Weighted<Town>)
    const language = world.languageOf.get(areaCode) ?? 'en'
    const institution = institutionIn(town, language, draw)
    const precision = draw.weighted(choices.precisions)
    const location = placeNear(town, precision === 'city' ? 0 : 0.03, draw)
    const lifeState = draw.weighted(choices.lifeStates)
    const founded = draw.isTrue(0.4) ? 2026 - Math.floor(draw.next() ** 2 * 50) : null
    const evidence = evidenceOf(draw)
    let id = idOf(seed, index)
    // A real centre has this id: out of the way, to where no number of the series gets.
    for (let more = 1; takenIds.has(id); more++) id = idOf(seed, 2 ** 29 + index + more)
    return {
      id,
      state: 'published',
      lifeState,
      founded: founded === null ? null : String(founded),
      closed: lifeState === 'closed' ? String(draw.integer(Math.max(founded ?? 2005, 2005), 2026)) : null,
      parentId: null,
      names: namesOf(town, language, institution, draw),
      institutions: [institution],
      countryCode: areaCode,
      adminArea: null,
      city: town.name,
      location: precision === 'online' && draw.isTrue(0.5) ? null : location,
      precision,
      timeZone: findTimeZone(location.latitude, location.longitude),
      website: draw.isTrue(0.6) ? `https://${slugOf(town.name) || 'town'}-${index}.example/writing` : null,
      socialLinks: [],
      phone: null,
      publicEmail: null,
      mailbox: draw.isTrue(0.3) ? `writing-${index}@mail.example` : null,
      descriptions: draw.isTrue(0.7)
        ? [{ language: 'en', text: draw.someOf(choices.sentences, draw.integer(1, 3)).join(' ') }]
        : [],
      languages: languagesOf(language, draw, 0.3),
      textLanguages: draw.isTrue(0.4) ? languagesOf(language, draw, 0.6) : [],
      terms: termsOf(areaCode, draw),
      evidence,
      confirmedAt: evidence.find((step) => step.level === 'email-confirmed')?.at ?? null,
      source: { kind: 'import', url: null, seenOn: '2026-11-01' },
      isSynthetic: true,
    }
  }
}

function namesOf(town: Town, language: string, institution: InstitutionRecord, draw: Random): NameRecord[] {
  const own = patternsByLanguage[language]?.centres
  const english = (name: InstitutionRecord['names'][number] | undefined) =>
    official(fill(draw.oneOf(englishCentres), town.name, name?.text ?? town.name), 'en')
  const names = own
    ? [official(fill(draw.oneOf(own), town.name, institution.names[0]?.text ?? town.name), language)]
    : []
  if (!own || draw.isTrue(0.8)) names.push(english(institution.names.at(-1)))
  if (draw.isTrue(0.08)) names.push({ ...english(institution.names.at(-1)), kind: 'alias' })
  if (draw.isTrue(0.03)) names.push({ ...english(institution.names.at(-1)), kind: 'former' })
  return names
}

/** About so many degrees from the middle of the town, near more often than far. */
function placeNear(town: Town, degrees: number, draw: Random) {
  const offset = () => (draw.next() + draw.next() + draw.next() - 1.5) * degrees
  const toFour = (value: number) => Math.round(value * 1e4) / 1e4
  const latitude = Math.max(-90, Math.min(90, town.latitude + offset()))
  const longitude = Math.max(-180, Math.min(180, town.longitude + offset()))
  return { longitude: toFour(longitude), latitude: toFour(latitude) }
}

const otherLanguages = weights({ en: 60, fr: 8, es: 8, de: 5, ar: 5, zh: 5, pt: 3, ru: 3, ja: 2, sw: 2, ase: 1 })

function languagesOf(own: string, draw: Random, more: number): string[] {
  const languages = draw.isTrue(0.95) ? [own] : []
  if (draw.isTrue(more)) languages.push(draw.weighted(otherLanguages))
  return [...new Set(languages)]
}

function evidenceOf(draw: Random): CentreRecord['evidence'] {
  const suggested = { level: 'suggested', at: '2022-01-01T00:00:00.000Z' } as const
  if (!draw.isTrue(0.3)) return [suggested]
  const minutes = draw.integer(0, 4 * 365 * 24 * 60)
  const at = new Date(Date.UTC(2022, 10, 1) + minutes * 60_000).toISOString()
  const steps: CentreRecord['evidence'] = [suggested, { level: 'email-confirmed', at }]
  if (draw.isTrue(0.4)) steps.push({ level: 'institution-domain', at })
  if (draw.isTrue(0.1)) steps.push({ level: 'association-vouches', at })
  return steps
}

function termsOf(areaCode: string, draw: Random): CentreRecord['terms'] {
  const several = (choice: Weighted<string>, probability: number, most: number) => {
    const codes = draw.isTrue(probability)
      ? Array.from({ length: draw.integer(1, most) }, () => draw.weighted(choice))
      : []
    return [...new Set(codes)].map((code) => ({ code, ownWords: null }))
  }
  const theirs = regionsOf(areaCode).flatMap((region) => choices.associations[region] ?? [])
  const isMember = theirs.length > 0 && draw.isTrue(0.12)
  return {
    kind: several(choices.kinds, 1, draw.isTrue(0.1) ? 2 : 1),
    service: several(choices.services, 0.75, 5),
    modality: several(choices.modalities, 0.5, 4),
    audience: several(choices.audiences, 0.85, 4),
    tutor: several(choices.tutors, 0.5, 2),
    placement: several(choices.placements, 0.2, 1),
    designation: several(choices.designations, 0.03, 1),
    association: isMember ? [{ code: draw.oneOf(theirs), ownWords: null }] : [],
    offers: several(choices.collaborations, 0.2, 4),
    seeks: several(choices.collaborations, 0.15, 3),
  }
}
