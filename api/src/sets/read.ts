import { CentreFilters, type SetPage } from '@centres/contract'
import { atOneVersion, type Database, type KeptSet, readSet, type SetSince, setMembers, setSince } from '@centres/db'
import { setAddress } from '../addresses.ts'
import { slugOf } from '../centres/present.ts'
import { Invalid, NotFound } from '../errors.ts'
import { parseQuery } from '../http/query-parser.ts'
import type { Services } from '../services.ts'

/** The filters of a set; undefined where they were kept in a form that is no longer understood. */
export const filtersOf = ({ query }: Pick<KeptSet, 'query'>): CentreFilters | undefined =>
  CentreFilters.safeParse(parseQuery(query)).data

/** A set, and where it was found: a replica may not have yet what somebody has just kept. */
export async function findKept(
  { database, primary }: Pick<Services, 'database' | 'primary'>,
  id: string,
): Promise<{ set: KeptSet; from: Database }> {
  for (const from of [database, primary]) {
    const set = await readSet(from, id)
    if (set) return { set, from }
  }
  throw new NotFound('No set has this id.')
}

type Page = { limit: number; cursor?: string | undefined }

/** Comparing a set with today walks all of it, so what was found is handed in for the next page of the same version. */
export async function readPage(
  services: Services,
  id: string,
  { limit, cursor }: Page,
  remembered: { get: (key: string) => SetSince | undefined; set: (key: string, since: SetSince) => unknown },
): Promise<SetPage> {
  const { set, from } = await findKept(services, id)
  const filters = filtersOf(set)
  const start = Number(cursor ?? 0)
  if (start > set.count)
    throw new Invalid([{ in: 'query', name: 'cursor', message: 'lies behind the end of this set' }])
  const { members, since } = await atOneVersion(from, async (tx, version) => {
    const members = await setMembers(tx, set, filters, { from: start, limit })
    if (!filters) return { members, since: null }
    const key = `${id} ${version}`
    const since = remembered.get(key) ?? (await setSince(tx, set, filters))
    remembered.set(key, since)
    return { members, since: { version, ...since } }
  })
  const end = start + members.length
  return {
    ...set,
    address: setAddress(services.settings.publicUrl, id),
    items: members.map(({ id, name, state }) => ({ id, slug: slugOf(name ? [name] : []), name, state })),
    nextCursor: end < set.count ? String(end) : null,
    since,
  }
}
