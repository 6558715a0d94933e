import type { PersonRecord } from '@centres/db'

type Place = { countryCode: string; regions: string[]; associations: string[] }

/** Whether what a moderator answers for holds a record. */
export const isInScope = (moderates: PersonRecord['moderates'], { countryCode, regions, associations }: Place) =>
  moderates.some(({ scope, code }) => {
    if (scope === 'everything') return true
    if (scope === 'country') return code === countryCode
    if (scope === 'region') return regions.includes(code)
    return associations.includes(code)
  })
