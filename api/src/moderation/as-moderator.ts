import { type PersonRecord, type PublicCentre, type Reader, readCentre } from '@centres/db'
import { Forbidden, NotFound } from '../errors.ts'
import { decidesOn } from './decides-on.ts'

/** A record that has been published, whatever became of it, where it falls under the moderator's scope. */
export async function findModerated(database: Reader, moderator: PersonRecord, id: string): Promise<PublicCentre> {
  const centre = await readCentre(database, id)
  if (centre?.state !== 'published' && centre?.state !== 'withdrawn') throw new NotFound('No centre has this id.')
  if (!decidesOn(moderator, centre)) throw new Forbidden('Only the moderators of this centre may do this.')
  return centre
}
