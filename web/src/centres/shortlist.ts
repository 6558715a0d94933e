import { canonicalId, isCentreId } from '@centres/contract'
import { useSyncExternalStore } from 'react'

const rememberedAs = 'shortlist'

/** As many as a filter by id may name, so that every use of a list is one question. */
export const mostShortlisted = 50

/** Ids from an address: as they are written by people, each once. Whether they are any, the page says. */
export function parseIds(raw: Record<string, unknown>): { id?: string[] } {
  const texts = [raw.id].flat().filter((one) => typeof one === 'string' && one.trim() !== '') as string[]
  const id = [...new Set(texts.map((text) => canonicalId('wca-', text.trim())))]
  return id.length > 0 ? { id } : {}
}

/** What a browser that keeps nothing forgets with the page. */
let unkept: string | null = null

function kept(): string | null {
  try {
    return unkept ?? localStorage.getItem(rememberedAs)
  } catch {
    return unkept
  }
}

function parse(text: string | null): readonly string[] {
  try {
    const found: unknown = JSON.parse(text ?? '[]')
    if (!Array.isArray(found)) return []
    return [...new Set(found.filter((id) => typeof id === 'string' && isCentreId(id)))].slice(0, mostShortlisted)
  } catch {
    return []
  }
}

let last: { text: string | null; ids: readonly string[] } = { text: null, ids: [] }

/** In the order in which they were added; the same array until the list changes, here or in another tab. */
function shortlist(): readonly string[] {
  const text = kept()
  if (text !== last.text) last = { text, ids: parse(text) }
  return last.ids
}

const listeners = new Set<() => void>()

function keep(ids: readonly string[]): void {
  const text = ids.length > 0 ? JSON.stringify(ids) : null
  unkept = null
  try {
    if (text === null) localStorage.removeItem(rememberedAs)
    else localStorage.setItem(rememberedAs, text)
  } catch {
    unkept = text
  }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  // Told by the browser when another tab has written.
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}

export const useShortlist = (): readonly string[] => useSyncExternalStore(subscribe, shortlist)

/** What does not fit any more is left out. */
export function addToShortlist(ids: readonly string[]): void {
  keep([...new Set([...shortlist(), ...ids])].slice(0, mostShortlisted))
}

export function removeFromShortlist(ids: readonly string[]): void {
  keep(shortlist().filter((id) => !ids.includes(id)))
}

/** Puts back what was taken out, where it was; what was added since stays. */
export function restoreShortlist(before: readonly string[]): void {
  keep([...new Set([...before, ...shortlist()])].slice(0, mostShortlisted))
}
