import { useSyncExternalStore } from 'react'

const rememberedAs = 'rowKeys'
const listeners = new Set<() => void>()

function remembered(): boolean {
  try {
    return localStorage.getItem(rememberedAs) !== 'off'
  } catch {
    return true
  }
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

let on: boolean | undefined

/** Letters as commands get in the way of speech input and of unsteady hands: whoever wants none has none (WCAG 2.1.4). */
export function useRowKeysOn(): [boolean, (on: boolean) => void] {
  const isOn = useSyncExternalStore(subscribe, () => on ?? remembered())
  return [isOn, switchRowKeys]
}

function switchRowKeys(wanted: boolean): void {
  on = wanted
  try {
    localStorage.setItem(rememberedAs, wanted ? 'on' : 'off')
    on = undefined
  } catch {
    // Storage may be forbidden: the choice then lasts as long as the page.
  }
  for (const listener of listeners) listener()
}
