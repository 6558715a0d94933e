import { sql } from 'drizzle-orm'
import type { Reader } from '../client.ts'

/** The interface's languages, as far as the vocabularies speak them. */
async function labelLanguages(database: Reader): Promise<string[]> {
  const rows = await database.execute<{ language: string }>(
    sql`select distinct jsonb_object_keys(labels) as language from vocabularies`,
  )
  return rows.length > 0 ? rows.map(({ language }) => language) : ['en']
}

/** The names by which people look for a country or area: long and short, in every interface language, and its codes. */
export async function areaNames(database: Reader): Promise<(code: string) => string[]> {
  const languages = await labelLanguages(database)
  const names = languages.flatMap((language) => [
    new Intl.DisplayNames(language, { type: 'region' }),
    new Intl.DisplayNames(language, { type: 'region', style: 'short' }),
  ])
  const rows = await database.execute<{ code: string; alpha3: string | null }>(sql`select code, alpha3 from areas`)
  const alpha3 = new Map(rows.map((row) => [row.code, row.alpha3]))
  const known = new Map<string, string[]>()
  return (code) => {
    const cached = known.get(code)
    if (cached) return cached
    const found = [...new Set([...names.flatMap((name) => name.of(code) ?? []), code, alpha3.get(code) ?? code])]
    known.set(code, found)
    return found
  }
}
