import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { exportFormatNames, exportFormats } from '@centres/contract'
import {
  changedSince,
  countHoldings,
  type Database,
  type NewRelease,
  type NewReleaseFile,
  newestRelease,
  saveRelease,
  streamAtOneVersion,
  tryReleaseLock,
  versionInstant,
} from '@centres/db'
import { releaseCited } from '../citations/cite.ts'
import { writeApa } from '../citations/write.ts'
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

type Draft = NewRelease & { files: { name: string; mediaType: string; writer: ExportWriter }[] }

const partBytes = 1024 ** 2
const nothing = { added: [], changed: [], gone: [] }

/** Every format is fed from one read at one version. Files that have to be completed stay open in `opened`. */
async function writeFiles(
  database: Database,
  { folder, publicUrl, now }: { folder: string; publicUrl: string; now: () => Date },
  opened: ExportWriter[],
  signal: AbortSignal,
): Promise<Draft | Exclude<Outcome, { outcome: 'made' }>> {
  return streamAtOneVersion(database, async (tx, version) => {
    if (!(await tryReleaseLock(tx))) return { outcome: 'busy' }
    const newest = await newestRelease(tx)
    if (version === (newest?.version ?? '0')) return { outcome: 'unchanged', number: newest?.number ?? null }
    const counts = await countHoldings(tx)
    const releasedAt = now().toISOString()
    const release = { number: (newest?.number ?? 0) + 1, releasedOn: releasedAt.slice(0, 10) }
    const cited = releaseCited({ ...release, version, rows: counts.centres }, publicUrl)
    const at = await versionInstant(tx, version)
    const context = { version, at, publicUrl, query: '', release, cited, citation: await writeApa(cited) }
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
    return { previous: newest?.number ?? null, version, releasedAt, counts, changed, files }
  })
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
    const draft = await writeFiles(primary, { folder, publicUrl: settings.publicUrl, now }, opened, signal)
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
    const number = await saveRelease(primary, release, files)
    return number === undefined ? { outcome: 'busy' } : { outcome: 'made', number, centres: release.counts.centres }
  } finally {
    for (const writer of opened) await writer.close()
    await rm(folder, { recursive: true, force: true })
  }
}
