import { hash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { VersionWatch } from './versions.ts'

/** Keeps what is computed from the whole directory until the dataset changes; computed once, however many ask. */
export function perVersion<T>(versions: VersionWatch, compute: () => Promise<T>): () => Promise<T> {
  let known: { version: string; value: Promise<T> } | undefined
  return async () => {
    const version = await versions.current()
    if (known?.version !== version) {
      const value = compute()
      known = { version, value }
      value.catch(() => {
        known = undefined
      })
    }
    return known.value
  }
}

/** The same for each of many keys, of which the most recently asked are kept, by their hashes: a key may be as long as an address. */
export function perVersionAndKey<T extends {}>(
  versions: VersionWatch,
  most: number,
): (key: string, compute: () => Promise<T>) => Promise<T> {
  const known = new LRUCache<string, Promise<T>>({ max: most })
  return async (key, compute) => {
    const versioned = hash('sha256', `${await versions.current()} ${key}`, 'base64')
    const kept = known.get(versioned)
    if (kept) return kept
    const value = compute()
    known.set(versioned, value)
    value.catch(() => known.delete(versioned))
    return value
  }
}
