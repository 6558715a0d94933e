import { recordChanges } from '../changes/record.ts'
import type { Transaction } from '../client.ts'
import { gatherOwnWords } from '../proposed-terms/gather.ts'
import {
  centreDescriptions,
  centreInstitutions,
  centreLanguages,
  centreNames,
  centres,
  centreTerms,
  evidenceLevels,
  evidenceSteps,
  type TermRole,
} from '../schema/centres.ts'
import type { Actor } from '../schema/changes.ts'
import { institutionNames, institutions } from '../schema/institutions.ts'
import { mailboxes } from '../schema/mailboxes.ts'
import { coarsenLocations } from './coarsen-locations.ts'
import { listCentres } from './list.ts'
import type { PublicCentre } from './public-centre.ts'
import type { CentreRecord, InstitutionRecord } from './record.ts'

/** A text[] parameter holds at most this many values per statement in comfort; PostgreSQL's limit is 65,535 parameters. */
const rowsPerStatement = 1000

export async function inParts<T>(rows: T[], write: (part: T[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsPerStatement)
    await write(rows.slice(from, from + rowsPerStatement))
}

/** Writes the institutions that are not known yet; the same object is the same institution. */
export async function insertInstitutions(
  tx: Transaction,
  records: CentreRecord[],
  known: Map<InstitutionRecord, number>,
): Promise<void> {
  const fresh = [...new Set(records.flatMap((record) => record.institutions))].filter((one) => !known.has(one))
  await inParts(fresh, async (part) => {
    const ids = await tx
      .insert(institutions)
      .values(part.map(({ type, website, ror, wikidata }) => ({ type, website, ror, wikidata })))
      .returning({ id: institutions.id })
    for (const [index, institution] of part.entries()) known.set(institution, ids[index]?.id as number)
    const names = part.flatMap((institution) =>
      institution.names.map((name, position) => ({
        ...name,
        position,
        institutionId: known.get(institution) as number,
      })),
    )
    await tx.insert(institutionNames).values(names)
  })
}

function highest(record: CentreRecord) {
  return evidenceLevels.findLast((level) => record.evidence.some((step) => step.level === level)) ?? 'suggested'
}

function termsOf(record: CentreRecord) {
  return Object.entries(record.terms).flatMap(([role, terms]) =>
    terms.map((term, position) => ({ ...term, centreId: record.id, role: role as TermRole, position })),
  )
}

function languagesOf({ id, languages, textLanguages }: CentreRecord) {
  const rows = (use: 'session' | 'text', tags: string[]) =>
    tags.map((language, position) => ({ centreId: id, use, language, position }))
  return [...rows('session', languages), ...rows('text', textLanguages)]
}

export type Provenance = {
  actor: Actor
  /** What the log calls it; created or changed unless said. */
  action?: string
  /** ISO instant. */
  at: string
  source: string | null
  /** Institutions already written, by reference; filled on the way, so that batches can share them. */
  institutions?: Map<InstitutionRecord, number>
  /** Called on the way with how many of the records are written. */
  onWritten?: ((count: number) => Promise<void>) | undefined
}

/** What stands in the row of a centre itself. */
export function centreRow({ source: from, ...record }: CentreRecord) {
  return {
    ...record,
    evidence: highest({ source: from, ...record }),
    sourceKind: from.kind,
    sourceUrl: from.url,
    sourceSeenOn: from.seenOn,
  }
}

/** Writes what hangs on the row of a centre: its names, hosts, terms and the rest, its mailbox too. */
export async function insertParts(
  tx: Transaction,
  records: CentreRecord[],
  known: Map<InstitutionRecord, number>,
): Promise<void> {
  const withId = <T>(pick: (record: CentreRecord) => T[]) =>
    records.flatMap((record) => pick(record).map((row, position) => ({ ...row, position, centreId: record.id })))
  const hosts = withId((record) =>
    [...new Set(record.institutions)].map((one) => ({ institutionId: known.get(one) as number })),
  )
  await inParts(
    withId((record) => record.names),
    (part) => tx.insert(centreNames).values(part),
  )
  await inParts(hosts, (part) => tx.insert(centreInstitutions).values(part))
  await inParts(
    withId((record) => record.descriptions),
    (part) => tx.insert(centreDescriptions).values(part),
  )
  await inParts(
    withId((record) => record.evidence),
    (part) => tx.insert(evidenceSteps).values(part),
  )
  await inParts(records.flatMap(languagesOf), (part) => tx.insert(centreLanguages).values(part))
  await inParts(records.flatMap(termsOf), (part) => tx.insert(centreTerms).values(part))
  const boxes = records.flatMap(({ id, mailbox }) => (mailbox ? [{ centreId: id, address: mailbox }] : []))
  await inParts(boxes, (part) => tx.insert(mailboxes).values(part))
}

/** Makes what readers see of records that were written; the log comes after all of them, as its lock keeps others waiting. */
export async function listInParts(
  tx: Transaction,
  ids: string[],
  { onWritten }: Pick<Provenance, 'onWritten'>,
): Promise<PublicCentre[]> {
  const listed: PublicCentre[] = []
  await inParts(ids, async (part) => {
    await coarsenLocations(tx, part)
    listed.push(...(await listCentres(tx, part)))
    await gatherOwnWords(tx, part)
    await onWritten?.(listed.length)
  })
  return listed
}

/** Writes new records whole, with their rows in the log and what readers see of them. */
export async function insertCentres(tx: Transaction, records: CentreRecord[], provenance: Provenance): Promise<void> {
  const { actor, at, source, action = 'created' } = provenance
  const known = provenance.institutions ?? new Map<InstitutionRecord, number>()
  await insertInstitutions(tx, records, known)
  await inParts(records, (part) =>
    tx.insert(centres).values(part.map((record) => ({ ...centreRow(record), createdAt: at, updatedAt: at }))),
  )
  await insertParts(tx, records, known)

  const listed = await listInParts(
    tx,
    records.map((record) => record.id),
    provenance,
  )
  const changes = listed.map((centre) => ({
    subject: 'centre' as const,
    subjectId: centre.id,
    actor,
    action,
    before: null,
    after: { ...centre },
    source,
  }))
  await inParts(changes, (part) => recordChanges(tx, part, at))
}
