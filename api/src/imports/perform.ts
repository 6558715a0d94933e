import { randomBytes } from 'node:crypto'
import { type ImportOutcome, importDays, importOutcomes, newCentreId } from '@centres/contract'
import {
  type CentreRecord,
  centresKept,
  findInstitutions,
  forgetRows,
  type ImportRecord,
  type ImportState,
  type InstitutionRecord,
  insertCentres,
  inTransaction,
  lockCentres,
  lockImportList,
  moveImport,
  noteProgress,
  type PersonRecord,
  type Reader,
  readCentres,
  readImport,
  readImportCells,
  readMembers,
  readPerson,
  readWrittenRows,
  recordAct,
  recordVersions,
  removeMembers,
  replaceCentres,
  saveImportList,
  saveMembers,
  saveOutcomes,
  saveUndone,
  standingOf,
  type Transaction,
  takenIds,
  withdrawCentres,
} from '@centres/db'
import { recordOf } from '../keeping/form.ts'
import { decidesOn } from '../moderation/decides-on.ts'
import type { Services } from '../services.ts'
import { type PlannedRow, planImport } from './plan.ts'

export type ImportTask = 'check' | 'run' | 'undo'
type Working = Pick<Services, 'primary' | 'now'>
type Counts = Record<ImportOutcome, number>

/** Milliseconds between two words about how far it is. */
const progressEvery = 700

const underWay: Record<ImportTask, { during: ImportState; back: ImportState }> = {
  check: { during: 'checking', back: 'uploaded' },
  run: { during: 'importing', back: 'checked' },
  undo: { during: 'undoing', back: 'imported' },
}

const noCounts = () => Object.fromEntries(importOutcomes.map((name) => [name, 0])) as Counts

function countOutcomes(planned: PlannedRow[]): Counts {
  const counts = noCounts()
  for (const { outcome } of planned) counts[outcome] += 1
  return counts
}

/** Says how far the work has come, now and then. */
function progressOf({ primary, now }: Working, { id, rowCount }: ImportRecord) {
  let last = 0
  return async (share: number) => {
    if (Date.now() - last < progressEvery) return
    last = Date.now()
    await noteProgress(primary, id, Math.round(share * rowCount), now().toISOString())
  }
}

const everything: PersonRecord['moderates'] = [{ scope: 'everything', code: '' }]

/** What falls under whoever acts: the command may everything. */
async function scopeOf(
  database: Reader,
  { isByCommand }: ImportRecord,
  personId: string | null,
): Promise<PersonRecord['moderates']> {
  if (personId === null) return isByCommand ? everything : []
  return (await readPerson(database, personId))?.moderates ?? []
}

const outcomeRow = ({ number, outcome, report, known }: PlannedRow) => ({
  number,
  outcome,
  report,
  centreId: known?.id ?? null,
})

async function check(working: Working, found: ImportRecord, personId: string | null): Promise<void> {
  const { primary, now } = working
  const planned = await planImport(primary, {
    listed: found,
    rows: await readImportCells(primary, found.id),
    moderates: await scopeOf(primary, found, personId),
    asNew: new Set(found.asNew),
    sameAs: found.sameAs,
    onProgress: progressOf(working, found),
  })
  await inTransaction(primary, async (tx) => {
    const moved = await moveImport(
      tx,
      found.id,
      {
        from: ['checking'],
        to: 'checked',
        set: { counts: countOutcomes(planned), done: found.rowCount, failure: null },
      },
      now().toISOString(),
    )
    if (!moved) return
    await saveOutcomes(tx, found.id, planned.map(outcomeRow))
    await saveImportList(tx, { key: found.listKey, mapping: found.mapping, sourceUrl: found.sourceUrl })
  })
}

/** So many ids that no centre has. */
async function drawIds(tx: Transaction, count: number): Promise<string[]> {
  const ids = new Set<string>()
  while (ids.size < count) {
    while (ids.size < count) ids.add(newCentreId(randomBytes(4)))
    for (const taken of await takenIds(tx, [...ids])) ids.delete(taken)
  }
  return [...ids]
}

/** Rows of one institution share one object, so that it is written once. */
function shareInstitutions(records: CentreRecord[]): CentreRecord[] {
  const shared = new Map<string, InstitutionRecord>()
  return records.map((record) => ({
    ...record,
    institutions: record.institutions.map((host) => {
      const key = `${record.countryCode} ${host.names[0]?.text}`
      const known = shared.get(key) ?? host
      shared.set(key, known)
      return known
    }),
  }))
}

type Draft = { row: PlannedRow; record: CentreRecord }

function draftsOf(planned: PlannedRow[], { sourceUrl, seenOn }: ImportRecord, ids: string[]): Draft[] {
  const source = { kind: 'import', url: sourceUrl, seenOn }
  const rows = planned.filter(({ outcome }) => outcome === 'new' || outcome === 'changed')
  const drafts = rows.map((row) => {
    const { form, known } = row
    const record = recordOf(
      form,
      known
        ? { ...known, source }
        : {
            id: ids.pop() as string,
            parentId: null,
            evidence: [{ level: 'suggested', at: `${seenOn}T00:00:00.000Z` }],
            confirmedAt: null,
            source,
            isSynthetic: false,
            institutions: [],
          },
    )
    return { row, record }
  })
  const records = shareInstitutions(drafts.map(({ record }) => record))
  return drafts.map(({ row }, index) => ({ row, record: records[index] as CentreRecord }))
}

/** What the log calls a list. */
const sourceOf = ({ name, sourceUrl, seenOn }: ImportRecord) =>
  [name, ...(sourceUrl === null ? [] : [sourceUrl]), seenOn].join(', ')

/** Holds what rows of the list are. A merger may have moved a record that somebody named while we waited for it. */
async function lockKnown(tx: Transaction, { listKey, sameAs }: ImportRecord): Promise<void> {
  const named = [...new Set(Object.values(sameAs))]
  const standing = async () => [...(await standingOf(tx, named)).values()].map(({ id }) => id)
  const held = new Set(await standing())
  await lockCentres(tx, [...(await readMembers(tx, listKey)).values(), ...held])
  for (let more = await standing(); more.some((id) => !held.has(id)); more = await standing()) {
    await lockCentres(tx, more)
    for (const id of more) held.add(id)
  }
}

async function run(working: Working, { id, listKey }: ImportRecord, personId: string | null): Promise<void> {
  const { primary, now } = working
  await inTransaction(primary, async (tx) => {
    await lockImportList(tx, listKey)
    const found = await readImport(tx, id)
    if (found?.state !== 'importing') return
    const at = now().toISOString()
    const onProgress = progressOf(working, found)
    await lockKnown(tx, found)
    const moderates = await scopeOf(tx, found, personId)
    const planned = await planImport(tx, {
      listed: found,
      rows: await readImportCells(tx, id),
      moderates,
      asNew: new Set(found.asNew),
      sameAs: found.sameAs,
      onProgress: (share) => onProgress(share * 0.4),
    })
    const fresh = await drawIds(tx, planned.filter(({ outcome }) => outcome === 'new').length)
    const drafts = draftsOf(planned, found, fresh)
    const records = (outcome: ImportOutcome) =>
      drafts.flatMap(({ row, record }) => (row.outcome === outcome ? [record] : []))
    const institutions = await findInstitutions(
      tx,
      drafts.map(({ record }) => record),
    )
    const provenance = { actor: 'import', at, source: sourceOf(found), institutions } as const
    const [created, changed] = [records('new'), records('changed')]
    const onWritten = (before: number) => (count: number) =>
      onProgress(0.4 + (0.6 * (before + count)) / Math.max(1, drafts.length))
    await insertCentres(tx, created, { ...provenance, onWritten: onWritten(0) })
    await replaceCentres(tx, changed, { ...provenance, onWritten: onWritten(created.length) })

    const versions = await recordVersions(
      tx,
      drafts.map(({ record }) => record.id),
    )
    const written = new Map(drafts.map(({ row, record }) => [row.number, record.id]))
    await saveOutcomes(
      tx,
      id,
      planned.map((row) => {
        const centreId = written.get(row.number)
        if (centreId === undefined) return outcomeRow(row)
        return { ...outcomeRow(row), centreId, before: row.known ?? null, version: versions.get(centreId) ?? null }
      }),
    )
    await saveMembers(
      tx,
      listKey,
      planned.flatMap(({ number, outcome, keys, known, isSaid }) => {
        if (isSaid && outcome === 'refused') return []
        const centreId = written.get(number) ?? known?.id
        return centreId === undefined ? [] : keys.map((rowKey) => ({ rowKey, centreId }))
      }),
    )
    const counts = countOutcomes(planned)
    // What the list knew by itself an undoing does not forget.
    const said = planned.filter(({ outcome, isSaid }) => isSaid && outcome !== 'refused')
    const sameAs = Object.fromEntries(said.map(({ number, known }) => [number, known?.id as string]))
    const set = { counts, sameAs, done: found.rowCount, failure: null, importedAt: at }
    await moveImport(tx, id, { from: ['importing'], to: 'imported', set }, at)
    await note(tx, found, { personId, action: 'imported', at, details: { name: found.name, ...counts } })
  })
}

const note = (
  tx: Transaction,
  { id }: ImportRecord,
  act: { personId: string | null; action: string; at: string; details: Record<string, unknown> },
) =>
  recordAct(tx, {
    ...act,
    role: act.personId === null ? 'administrator' : 'moderator',
    subject: 'import',
    subjectId: id,
  })

/** Those of the records that fall under whoever acts: since the import that may have become less. */
async function idsInScope(tx: Transaction, moderates: PersonRecord['moderates'], ids: string[]): Promise<Set<string>> {
  if (moderates.some(({ scope }) => scope === 'everything')) return new Set(ids)
  const centres = await readCentres(tx, ids)
  return new Set(centres.filter((centre) => decidesOn({ moderates }, centre)).map(({ id }) => id))
}

/** What is needed to undo an import is kept for so long. */
export const isPast = ({ createdAt }: ImportRecord, now: Date) =>
  now.getTime() - Date.parse(createdAt) >= importDays * 86_400_000

async function undo(working: Working, { id, listKey }: ImportRecord, personId: string | null): Promise<void> {
  const { primary, now } = working
  await inTransaction(primary, async (tx) => {
    await lockImportList(tx, listKey)
    const found = await readImport(tx, id)
    if (found?.state !== 'undoing') return
    const at = now().toISOString()
    const rows = await readWrittenRows(tx, id)
    const ids = rows.map(({ centreId }) => centreId)
    await lockCentres(tx, ids)
    const versions = await recordVersions(tx, ids)
    const kept = await centresKept(tx, ids)
    const moderates = personId === null ? everything : await scopeOf(tx, found, personId)
    const inScope = await idsInScope(tx, moderates, ids)
    const isAsLeft = ({ centreId, version }: (typeof rows)[number]) =>
      versions.get(centreId) === version && !kept.has(centreId) && inScope.has(centreId)
    const withdrawn = rows.filter((row) => isAsLeft(row) && row.outcome === 'new')
    const restored = rows.filter((row) => isAsLeft(row) && row.outcome === 'changed')
    const provenance = { actor: 'import', at, source: sourceOf(found) } as const
    await withdrawCentres(
      tx,
      withdrawn.map(({ centreId }) => centreId),
      { ...provenance, reason: `The import of the list ${found.name} was undone.` },
    )
    const before = restored.flatMap((row) => row.before ?? [])
    await replaceCentres(tx, before, { ...provenance, institutions: await findInstitutions(tx, before) })
    await removeMembers(
      tx,
      withdrawn.map(({ centreId }) => centreId),
    )
    const numbers = (list: typeof rows) => list.map(({ number }) => number)
    const left = numbers(rows.filter((row) => !isAsLeft(row)))
    const isLeft = new Set(left)
    const said = Object.keys(found.sameAs).map(Number)
    await forgetRows(
      tx,
      id,
      listKey,
      said.filter((number) => !isLeft.has(number)),
    )
    await saveUndone(tx, id, { withdrawn: numbers(withdrawn), restored: numbers(restored), left })
    await moveImport(
      tx,
      id,
      { from: ['undoing'], to: 'undone', set: { failure: null, undoneAt: at, done: found.rowCount } },
      at,
    )
    await note(tx, found, {
      personId,
      action: 'import-undone',
      at,
      details: { name: found.name, withdrawn: withdrawn.length, restored: restored.length, left: left.length },
    })
  })
}

const tasks = { check, run, undo }

/** Does what an import was told to do, once; where it fails, it stands as before, and says why. */
export async function performImport(
  working: Working,
  { id, task, personId }: { id: string; task: ImportTask; personId: string | null },
): Promise<void> {
  const { primary, now } = working
  const { during, back } = underWay[task]
  const found = await readImport(primary, id)
  if (found?.state !== during) return
  try {
    await tasks[task](working, found, personId)
  } catch (error) {
    const failure = 'Something went wrong on our side. Nothing was written.'
    await moveImport(primary, id, { from: [during], to: back, set: { failure, done: 0 } }, now().toISOString())
    throw error
  }
}
