import { type CentrePage, type CentreSearch, defaultSort } from '@centres/contract'
import { type Database, searchCentres } from '@centres/db'
import { readCursor, setOf, writeCursor } from './cursor.ts'
import { summaryOf } from './present.ts'

/** One page of a set; a page that continues stays in the order of the day on which the first was asked. */
export async function findPage(
  database: Database,
  { sort: asked, limit, cursor, ...selection }: CentreSearch,
  today: number,
  countAll: () => Promise<number>,
): Promise<CentrePage> {
  const sort = asked ?? defaultSort(selection)
  const set = setOf(selection)
  const from = cursor === undefined ? undefined : readCursor(cursor, sort, set)
  const day = from?.day ?? today
  const finding = searchCentres(database, selection, { sort, limit, day, after: from?.key })
  // The first page by relevance brings the total with it.
  const counting = sort === 'relevance' && !from ? undefined : countAll()
  const [page, counted] = await Promise.all([finding, counting])
  return {
    total: counted ?? page.total ?? (await countAll()),
    items: page.items.map((centre) => ({ ...summaryOf(centre), distanceMetres: centre.distanceMetres })),
    nextCursor: page.next && writeCursor(sort, day, set, page.next),
  }
}
