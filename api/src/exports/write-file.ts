import { type CentreSelection, countSelected, type Database, streamAtOneVersion, versionInstant } from '@centres/db'
import { setCited } from '../citations/cite.ts'
import { writeApa } from '../citations/write.ts'
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
  return streamAtOneVersion(database, async (tx, version) => {
    const at = await versionInstant(tx, version)
    const facts = { publicUrl: asked.publicUrl, version, at, rows: await countSelected(tx, selection) }
    const cited = await setCited(tx, selection, facts)
    const writer = await open(path, { ...asked, version, at, cited, citation: await writeApa(cited) }, tx)
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
  })
}
