import type { Database, Transaction } from '../client.ts'
import { releaseFiles, releaseParts, releases } from '../schema/releases.ts'
import { waitForReleaseLock } from './lock.ts'
import { type ChangedIds, newestRelease, type ReleaseCounts, type ReleaseFileRecord } from './read.ts'

export type NewRelease = {
  /** The release that it follows; null for the first. */
  previous: number | null
  version: string
  /** ISO instant. */
  releasedAt: string
  counts: ReleaseCounts
  changed: ChangedIds
}

export type NewReleaseFile = ReleaseFileRecord & {
  /** The content in parts of a size that memory has room for. */
  parts: () => AsyncIterable<Buffer>
}

async function saveFile(tx: Transaction, release: number, { parts, ...file }: NewReleaseFile): Promise<void> {
  await tx.insert(releaseFiles).values({ release, ...file })
  let position = 0
  for await (const content of parts()) {
    await tx.insert(releaseParts).values({ release, name: file.name, position, content })
    position += 1
  }
}

/** Keeps a release whole or not at all. Undefined where another one has followed the same release meanwhile. */
export async function saveRelease(
  database: Database,
  { previous, version, ...release }: NewRelease,
  files: NewReleaseFile[],
): Promise<number | undefined> {
  return database.transaction(async (tx) => {
    await waitForReleaseLock(tx)
    const newest = await newestRelease(tx)
    if ((newest?.number ?? null) !== previous) return undefined
    const number = (previous ?? 0) + 1
    const releasedOn = release.releasedAt.slice(0, 10)
    await tx.insert(releases).values({ ...release, number, version: BigInt(version), releasedOn })
    for (const file of files) await saveFile(tx, number, file)
    return number
  })
}
