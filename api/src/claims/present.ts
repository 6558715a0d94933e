import type { Claim } from '@centres/contract'
import type { ClaimRecord, NameRecord } from '@centres/db'
import { slugOf } from '../centres/present.ts'

/** A centre by its name, as pages about people show it. */
export const briefOf = ({ id, names }: { id: string; names: NameRecord[] }): Claim['centre'] => ({
  id,
  slug: slugOf(names),
  names,
})

export const nameOf = (names: NameRecord[]): string => names[0]?.text ?? ''

/** By what people know one another here. */
export const calledOf = ({ name, email }: { name: string; email: string }): string => name || email

export function claimOf(record: ClaimRecord): Claim {
  const { centreId, names, countryCode, personId, refusedBy, updatedAt, vouches, ...claim } = record
  return {
    ...claim,
    centre: briefOf({ id: centreId, names }),
    vouches: vouches.map(({ centreId: id, names, ...vouch }) => ({ ...vouch, centre: briefOf({ id, names }) })),
  }
}
