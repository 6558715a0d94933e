import { useSyncExternalStore } from 'react'
import { useMediaQuery } from './use-media-query.ts'

export const themes = ['auto', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const rememberedAs = 'theme'
const listeners = new Set<() => void>()

function remembered(): Theme {
  try {
    return themes.find((theme) => theme === localStorage.getItem(rememberedAs)) ?? 'auto'
  } catch {
    return 'auto'
  }
}

let chosen = remembered()

export function applyTheme(theme: Theme = chosen): void {
  chosen = theme
  if (theme === 'auto') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  for (const listener of listeners) listener()
}

export function chooseTheme(theme: Theme): void {
  try {
    localStorage.setItem(rememberedAs, theme)
  } catch {
    // Storage may be forbidden: the choice then lasts as long as the page.
  }
  applyTheme(theme)
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, () => chosen)
}

/** What is on the screen, for what CSS does not reach: the map. */
export function useShownTheme(): 'light' | 'dark' {
  const theme = useTheme()
  const prefersDark = useMediaQuery('(prefers-color-scheme: dark)')
  return theme === 'auto' ? (prefersDark ? 'dark' : 'light') : theme
}
