const rememberedAs = 'theme'

export const themes = ['auto', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

export function rememberedTheme(): Theme {
  try {
    return themes.find((theme) => theme === localStorage.getItem(rememberedAs)) ?? 'auto'
  } catch {
    return 'auto'
  }
}

export function applyTheme(theme: Theme): void {
  if (theme === 'auto') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}

export function rememberTheme(theme: Theme): void {
  try {
    localStorage.setItem(rememberedAs, theme)
  } catch {
    // Storage may be forbidden: the choice then lasts as long as the page.
  }
}
