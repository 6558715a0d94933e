import { type CentreWithRelated, type PublicCentre, type Reader, readCentre, readProfile } from '@centres/db'
import { Gone, NotFound } from '../errors.ts'

/** How many mergers after one another are followed. */
const longestChain = 100

type Moved = { movedTo: string }

/** A published record, or the id of the one that it was merged into. */
export async function findRecord(database: Reader, id: string): Promise<PublicCentre | Moved> {
  return published(database, await readCentre(database, id))
}

/** The same, with the centres it belongs to or with. */
export async function findProfile(database: Reader, id: string): Promise<CentreWithRelated | Moved> {
  return published(database, await readProfile(database, id))
}

/** A published record, or the one that it was merged into. */
export async function followRecord(database: Reader, id: string): Promise<PublicCentre> {
  const found = await findRecord(database, id)
  return 'movedTo' in found ? followRecord(database, found.movedTo) : found
}

async function published<Centre extends PublicCentre>(
  database: Reader,
  centre: Centre | undefined,
): Promise<Centre | Moved> {
  if (centre?.state === 'withdrawn') throw new Gone('This record was withdrawn.', centre.withdrawnReason ?? '')
  if (centre?.state !== 'published') throw new NotFound('No centre has this id.')
  if (centre.lifeState !== 'merged') return centre
  return { movedTo: await successorOf(database, centre) }
}

async function successorOf(database: Reader, merged: PublicCentre): Promise<string> {
  let centre: PublicCentre | undefined = merged
  for (let step = 0; step < longestChain && centre?.lifeState === 'merged' && centre.successorId; step++) {
    centre = await readCentre(database, centre.successorId)
  }
  if (centre?.state !== 'published' || centre.lifeState === 'merged')
    throw new NotFound('The centre that followed this one is no longer listed.')
  return centre.id
}
