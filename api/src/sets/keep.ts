import { randomBytes } from 'node:crypto'
import { type CentreFilters, narrowingFilters, newId, queryString, setIdPrefix } from '@centres/contract'
import { atOneVersion, centreIds, findSet, type KeptSet, saveSet } from '@centres/db'
import { Invalid } from '../errors.ts'
import type { Services } from '../services.ts'

/** Ids that one set may hold. */
export const mostCentres = 1_000_000

const tooMany = () =>
  new Invalid([
    {
      in: 'query',
      name: 'filters',
      message: `match more than ${mostCentres.toLocaleString('en')} centres, the most that a set keeps; add a filter`,
    },
  ])

/** Version and ids are read together, so that a set is what the directory held at one moment; then it is written. */
export async function keepSet(
  { database, primary, now }: Services,
  asked: CentreFilters,
): Promise<{ set: KeptSet; isNew: boolean }> {
  const filters = narrowingFilters(asked)
  const query = queryString(filters)
  const found = await atOneVersion(database, async (tx, version) => {
    const known = await findSet(tx, { query, version })
    return known ?? { version, ids: await centreIds(tx, filters, mostCentres + 1) }
  })
  if (!('ids' in found)) return { set: found, isNew: false }
  const { version, ids } = found
  if (ids.length > mostCentres) throw tooMany()
  const set = { query, version, centreIds: ids, madeAt: now().toISOString() }
  return saveSet(primary, set, () => newId(setIdPrefix, randomBytes(4)))
}
