import type postgres from 'postgres'

/** What the requests are made from: samples of a database, in an order that is the same on every run. */
export type World = {
  ids: string[]
  places: { longitude: number; latitude: number }[]
  /** Three long Latin words of a centre: of its institution, its town and its country or name. */
  words: [string, string, string][]
  /** Codes that few listings have, by facet: added to a common one, they make a filter new and leave its size. */
  rare: Record<'language' | 'modality' | 'audience', string[]>
}

const wordsOf = (text: string) => text.toLowerCase().match(/\p{L}+/gu) ?? []
const isTypable = (word: string) => /^[a-z]{6,14}$/.test(word)

const rareCodes = (sql: postgres.Sql, facet: string, common: string) => sql<{ code: string }[]>`
  select t.code from tags t
  where t.facet = ${facet} and t.code <> ${common}
  order by (select count(*) from listings l where l.tags @> array[t.id]), t.code limit 40`

export async function readWorld(sql: postgres.Sql): Promise<World> {
  const rows = await sql<
    { id: string; longitude: number | null; latitude: number | null; city: string; name: string; institution: string }[]
  >`
    select l.centre_id as id, ST_X(l.point) as longitude, ST_Y(l.point) as latitude, coalesce(c.city, '') as city,
      n.text as name, coalesce(i.text, '') as institution
    from listings l join centres c on c.id = l.centre_id
    join centre_names n on n.centre_id = l.centre_id and n.position = 0
    left join centre_institutions ci on ci.centre_id = l.centre_id and ci.position = 0
    left join institution_names i on i.institution_id = ci.institution_id and i.position = 0
    order by l.lot, l.centre_id
    limit 20000`
  const words = rows.flatMap(({ city, name, institution }): World['words'] => {
    const town = wordsOf(city).find(isTypable)
    const others = [...wordsOf(institution), ...wordsOf(name)].filter((word) => isTypable(word) && word !== town)
    const [one, another] = [...new Set(others)]
    return town && one && another ? [[one, town, another]] : []
  })
  const codes = async (facet: string, common: string) => (await rareCodes(sql, facet, common)).map(({ code }) => code)
  return {
    ids: rows.map(({ id }) => id),
    places: rows.flatMap(({ longitude, latitude }) =>
      longitude === null || latitude === null ? [] : [{ longitude, latitude }],
    ),
    words,
    rare: {
      language: await codes('language', 'en'),
      modality: await codes('modality', 'on-site'),
      audience: await codes('audience', 'undergraduates'),
    },
  }
}
