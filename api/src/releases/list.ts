import { type Database, listReleases, newestReleaseNumber, type ReleaseSummary } from '@centres/db'

/**
 * Releases never change, and to summarise all of them goes through every list of ids. So they are read again only where
 * there is a newer one.
 */
export function releaseLister(database: Database): () => Promise<ReleaseSummary[]> {
  let known: { newest: number | null; items: Promise<ReleaseSummary[]> } | undefined
  return async () => {
    const newest = await newestReleaseNumber(database)
    if (known?.newest === newest) return known.items
    const read = { newest, items: listReleases(database) }
    known = read
    read.items.catch(() => {
      if (known === read) known = undefined
    })
    return read.items
  }
}
