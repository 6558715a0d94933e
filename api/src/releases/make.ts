import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { exportFormatNames, exportFormats } from '@centres/contract'
import {
  atOneVersion,
  changedSince,
  countHoldings,
  type Database,
  type NewRelease,
  type NewReleaseFile,
  newestRelease,
  saveRelease,
  type Transaction,
  tryReleaseLock,
  versionInstant,
} from '@centres/db'
import { hashFile } from '../downloads/hash-file.ts'
import { openSpoolFolder } from '../downloads/spool-folder.ts'
import { formats } from '../exports/formats.ts'
import { exportedLots } from '../exports/lots.ts'
import type { ExportWriter } from '../exports/writers.ts'
import type { Services } from '../services.ts'

/** Busy: another process is making one. Unchanged: the release of this number is of the same version; null: nothing is there yet. */
export type Outcome =
  | { outcome: 'made'; number: number; centres: number }
  | { outcome: 'unchanged'; number: number | null }
  | { outcome: 'busy' }

type Draft = Omit<NewRelease, 'releasedAt'> & { files: { name: string; mediaType: string; writer: ExportWriter }[] }

/** What a read comes to: files to complete, or why there are none. */
type Drafted = Draft | Exclude<Outcome, { outcome: 'made' }>

const partBytes = 1024 ** 2
const nothing = { added: [], changed: [], gone: [] }

/** Every format is fed from one read at one version. Files that have to be completed stay open in `opened`. */
async function writeFiles(
  database: Database,
  { folder, publicUrl }: { folder: string; publicUrl: string },
  opened: ExportWriter[],
  signal: AbortSignal,
): Promise<Drafted> {
  const write = async (tx: Transaction, version: string): Promise<Drafted> => {
    if (!(await tryReleaseLock(tx))) return { outcome: 'busy' }
    const newest = await newestRelease(tx)
    if (version === (newest?.version ?? '0')) return { outcome: 'unchanged', number: newest?.number ?? null }
    const context = { version, at: await versionInstant(tx, version), publicUrl, query: '' }
    const counts = await countHoldings(tx)
    const changed = newest ? await changedSince(tx, newest.version) : nothing
    const files: Draft['files'] = []
    for (const format of exportFormatNames) {
      const { open, mostRows = Number.POSITIVE_INFINITY } = formats[format]
      if (counts.centres > mostRows) continue
      const name = `centres.${format}`
      const writer = await open(join(folder, name), context, tx)
      opened.push(writer)
      files.push({ name, mediaType: exportFormats[format], writer })
    }
    for await (const lot of exportedLots(tx, {}, { publicUrl, showsRelated: true })) {
      signal.throwIfAborted()
      for (const { writer } of files) await writer.add(lot)
    }
    return { previous: newest?.number ?? null, version, counts, changed, files }
  }
  return atOneVersion(database, write, { streams: true })
}

/** Makes a release of the directory as it is now, unless there is nothing new. It is kept whole or not at all. */
export async function makeRelease(
  {
    primary,
    now,
    settings,
  }: Pick<Services, 'primary' | 'now'> & {
    settings: Pick<Services['settings'], 'publicUrl' | 'spoolDir'>
  },
  signal: AbortSignal = new AbortController().signal,
): Promise<Outcome> {
  const folder = await openSpoolFolder(settings.spoolDir)
  const opened: ExportWriter[] = []
  try {
    const draft = await writeFiles(primary, { folder, publicUrl: settings.publicUrl }, opened, signal)
    if ('outcome' in draft) return draft
    const { files: drafts, ...release } = draft
    const files: NewReleaseFile[] = []
    for (const { name, mediaType, writer } of drafts) {
      signal.throwIfAborted()
      await writer.end()
      await writer.close()
      const path = join(folder, name)
      const parts = () => createReadStream(path, { highWaterMark: partBytes, signal })
      files.push({ name, mediaType, ...(await hashFile(path)), parts })
    }
    const number = await saveRelease(primary, { ...release, releasedAt: now().toISOString() }, files)
    return number === undefined ? { outcome: 'busy' } : { outcome: 'made', number, centres: release.counts.centres }
  } finally {
    for (const writer of opened) await writer.close()
    await rm(folder, { recursive: true, force: true })
  }
}
