import { type ClaimRecord, isSteward, type PersonRecord, type PublicCentre, readClaim, readOwnClaim } from '@centres/db'
import { findRecord } from '../centres/find-record.ts'
import { NotFound } from '../errors.ts'
import type { Services } from '../services.ts'

/** A published centre that has not become another. */
export async function findCentre({ primary }: Services, id: string): Promise<PublicCentre> {
  const centre = await findRecord(primary, id)
  if ('movedTo' in centre) throw new NotFound(`This record was merged into ${centre.movedTo}.`)
  return centre
}

export async function findOwnClaim({ primary }: Services, person: PersonRecord, id: string): Promise<ClaimRecord> {
  const found = await readOwnClaim(primary, id, person.id)
  if (!found) throw new NotFound('You have no claim with this id.')
  return found
}

/** For those who keep the record by now; others do not learn that there is a claim. Nobody contests their own. */
export async function findContested({ primary }: Services, person: PersonRecord, id: string): Promise<ClaimRecord> {
  const found = await readClaim(primary, id)
  const isTheirs = found && found.personId !== person.id && (await isSteward(primary, person.id, found.centreId))
  if (!isTheirs) throw new NotFound('There is no such claim on a centre that you keep.')
  return found
}
