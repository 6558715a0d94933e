import { sql } from 'drizzle-orm'
import type { Transaction } from '../client.ts'
import type { PublicCentre } from './public-centre.ts'
import { codesOf } from './read.ts'

/** What a listing is tagged with: the filters that take codes. */
export const facets = [
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
export type Facet = (typeof facets)[number]

export type Tag = { facet: Facet; code: string }

const keyOf = ({ facet, code }: Tag) => `${facet} ${code}`

/** zh-Hant-TW is also zh-Hant and zh: who asks for the wider finds the narrower. */
function withWider(tag: string): string[] {
  const parts = tag.split('-')
  return parts.map((_, index) => parts.slice(0, index + 1).join('-'))
}

export function tagsOf(centre: PublicCentre): Tag[] {
  const codes: Record<Facet, string[]> = {
    region: centre.regions,
    country: [centre.countryCode],
    institutionType: centre.institutions.flatMap(({ type }) => type ?? []),
    kind: codesOf(centre, 'kind'),
    language: centre.languages.flatMap(withWider),
    textLanguage: centre.textLanguages.flatMap(withWider),
    modality: codesOf(centre, 'modality'),
    service: codesOf(centre, 'service'),
    audience: codesOf(centre, 'audience'),
    tutor: codesOf(centre, 'tutor'),
    offers: codesOf(centre, 'offers'),
    seeks: codesOf(centre, 'seeks'),
    association: codesOf(centre, 'association'),
    designation: codesOf(centre, 'designation'),
    lifeState: [centre.lifeState],
  }
  return facets.flatMap((facet) => [...new Set(codes[facet])].map((code) => ({ facet, code })))
}

/** The numbers of all tags of these centres, made where they are new. */
export async function tagIds(tx: Transaction, centres: PublicCentre[]): Promise<(tag: Tag) => number> {
  const needed = new Map(centres.flatMap(tagsOf).map((tag) => [keyOf(tag), tag]))
  const wanted = [...needed.values()]
  const asked = sql`select * from unnest(${sql.param(wanted.map((tag) => tag.facet))}::text[], ${sql.param(
    wanted.map((tag) => tag.code),
  )}::text[]) as asked (facet, code)`
  await tx.execute(sql`insert into tags (facet, code) ${asked} on conflict do nothing`)
  const rows = await tx.execute<Tag & { id: number }>(
    sql`select tags.id, tags.facet, tags.code from tags join (${asked}) as asked using (facet, code)`,
  )
  const ids = new Map(rows.map((row) => [keyOf(row), row.id]))
  return (tag) => {
    const id = ids.get(keyOf(tag))
    if (id === undefined) throw new Error(`tag ${keyOf(tag)} has no number`)
    return id
  }
}
