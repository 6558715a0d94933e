import type { Moderates, ProblemDetail } from '@centres/contract'
import type { Office } from '@centres/db'
import { Invalid } from '../errors.ts'

/** In which list of codes a scope looks, and what stands there. */
const lists = {
  country: { list: 'area', what: 'a country or area' },
  region: { list: 'region', what: 'an M49 region of the directory' },
  association: { list: 'association', what: 'an association of the vocabulary' },
} as const

/** Codes that there are, and everything for administrators. */
export function checkOffice({ moderates, isAdministrator }: Office, known: Map<string, Set<string>>): void {
  const details = moderates.flatMap(({ scope, code }: Moderates, at): ProblemDetail[] => {
    if (scope === 'everything') return []
    const { list, what } = lists[scope]
    if (known.get(list)?.has(code)) return []
    return [{ in: 'body', name: `moderates.${at}.code`, message: `must be the code of ${what}` }]
  })
  if (isAdministrator && moderates.some(({ scope }) => scope !== 'everything'))
    details.push({ in: 'body', name: 'moderates', message: 'must be everything for an administrator' })
  if (details.length > 0) throw new Invalid(details)
}
