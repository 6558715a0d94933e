import { atOneVersion, type CentreSelection, type Database, type Transaction, versionInstant } from '@centres/db'
import type { Format } from './formats.ts'
import { exportedLots } from './lots.ts'
import type { ExportContext } from './writers.ts'

export type Asked = Pick<ExportContext, 'publicUrl' | 'query' | 'bom'> & { selection: CentreSelection }

/** What is known of a file once it is written. */
export type Written = Pick<ExportContext, 'version' | 'at'> & { rows: number }

/** Writes a set into a file, read at one version, as fast as the database and the disk go. */
export async function writeFile(
  database: Database,
  { open, showsRelated = false }: Format,
  { selection, ...asked }: Asked,
  path: string,
  signal: AbortSignal,
): Promise<Written> {
  const write = async (tx: Transaction, version: string) => {
    const at = await versionInstant(tx, version)
    const writer = await open(path, { ...asked, version, at }, tx)
    let rows = 0
    try {
      for await (const lot of exportedLots(tx, selection, { ...asked, showsRelated })) {
        signal.throwIfAborted()
        await writer.add(lot)
        rows += lot.length
      }
      await writer.end()
    } finally {
      await writer.close()
    }
    return { version, at, rows }
  }
  return atOneVersion(database, write, { streams: true })
}
