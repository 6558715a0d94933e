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
