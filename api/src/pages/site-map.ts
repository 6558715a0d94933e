import type { PageName } from './texts.ts'

type Place = { name: PageName; path: string }

/** Pages that show a set, chosen by filters. */
export const sets = [
  { name: 'explore', path: '/' },
  { name: 'statistics', path: '/statistics' },
  { name: 'research', path: '/research' },
] as const satisfies Place[]

/** Pages that are the same for everyone. */
export const documents = [
  { name: 'about', path: '/about' },
  { name: 'docs', path: '/docs' },
  { name: 'dictionary', path: '/research/dictionary' },
  { name: 'releases', path: '/releases' },
] as const satisfies Place[]
