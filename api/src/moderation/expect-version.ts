import { lockCentres, recordVersion, type Transaction } from '@centres/db'
import { Conflict } from '../errors.ts'

/** Holds these records, and makes sure that the ones named are still as they were read. */
export async function expectVersions(
  tx: Transaction,
  versions: Record<string, string>,
  others: string[] = [],
): Promise<void> {
  await lockCentres(tx, [...new Set([...Object.keys(versions), ...others])])
  for (const [id, version] of Object.entries(versions))
    if ((await recordVersion(tx, id)) !== version)
      throw new Conflict(`Somebody has changed the record ${id} since you read it. Look at it again.`)
}
