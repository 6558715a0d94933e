import type { ExportFormat } from '@centres/contract'
import type { Written } from './write-file.ts'

const longestSet = 60

const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^A-Za-z0-9.-]+/g, '-')
    .replace(/^-+|-+$/g, '')

/** A set in a few ASCII letters, from its filters in their wire form: country-ZA_kind-writing-lab. */
export function setSlug(query: string): string {
  const byName = Map.groupBy(new URLSearchParams(query), ([name]) => name)
  const parts = [...byName].map(([name, pairs]) => [name, ...pairs.map(([, value]) => plain(value))])
  const slug = parts.map((part) => part.filter(Boolean).join('-')).join('_')
  return slug.slice(0, longestSet).replace(/[-_.]+$/, '') || 'all'
}

export const fileName = (query: string, format: ExportFormat, { at, version }: Written) =>
  `writing-centres_${setSlug(query)}_${at.slice(0, 10)}_v${version}.${format}`
