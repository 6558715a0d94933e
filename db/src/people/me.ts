import { sql } from 'drizzle-orm'
import type { NameRecord } from '../centres/record.ts'
import type { Reader } from '../client.ts'
import type { ModeratorScope } from '../schema/roles.ts'
import { isAboutListed } from '../suggestions/read.ts'

export type Moderates = { scope: ModeratorScope; code: string }

export type StewardedCentre = {
  id: string
  names: NameRecord[]
  confirmedAt: string | null
  updatedAt: string
  /** Ids of claims by others that the person has not answered. */
  claims: string[]
  /** How many wait for a steward. */
  suggestions: number
}

export type PersonRecord = {
  id: string
  email: string
  name: string
  language: string
  moderates: Moderates[]
  /** Appoints moderators. */
  isAdministrator: boolean
  centres: StewardedCentre[]
}

const unansweredClaims = sql`coalesce((
  select json_agg(m.id order by m.submitted_at, m.id) from claims m
  where m.centre_id = k.centre_id and m.state = 'submitted' and m.person_id <> p.id
    and not exists (select from claim_answers a where a.claim_id = m.id and a.person_id = p.id)), '[]')`

const openSuggestions = sql`(
  select count(*)::int from suggestions s
  where s.centre_id = k.centre_id and s.state = 'open' and s.kind <> 'duplicate' and ${isAboutListed})`

/** A person with what they decide on and the centres whose records they keep. */
export async function readPerson(database: Reader, id: string): Promise<PersonRecord | undefined> {
  const [person] = await database.execute<PersonRecord>(sql`
    select p.id, p.email, p.name, p.language,
      coalesce((select json_agg(json_build_object('scope', m.scope, 'code', m.code) order by m.scope, m.code)
        from moderators m where m.person_id = p.id), '[]') as moderates,
      exists(select from administrators d where d.person_id = p.id) as "isAdministrator",
      coalesce((select json_agg(json_build_object('id', k.centre_id, 'names', k.record -> 'names',
          'confirmedAt', k.record -> 'confirmedAt', 'updatedAt', k.record -> 'updatedAt',
          'claims', ${unansweredClaims}, 'suggestions', ${openSuggestions}) order by s.since, k.centre_id)
        from stewards s join centre_records k on k.centre_id = s.centre_id
        where s.person_id = p.id), '[]') as centres
    from people p where p.id = ${id}`)
  return person
}
