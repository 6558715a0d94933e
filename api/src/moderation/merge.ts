import {
  factsChosenWith,
  joinLists,
  type MergeChoices,
  type MergeField,
  type ModeratedCentre,
  mergeFields,
  mostOfBoth,
} from '@centres/contract'
import {
  branchesOf,
  type CentreRecord,
  type FactField,
  type Facts,
  factsOf,
  type InstitutionRecord,
  inTransaction,
  listStewards,
  mergeCentres,
  type PersonRecord,
  type PublicCentre,
  readPrivatePart,
  readRecord,
  recordAct,
  suggestedMergers,
  type Transaction,
  withFacts,
} from '@centres/db'
import { askNewStewards } from '../claims/ask-new-stewards.ts'
import { contestMoved } from '../claims/contest-moved.ts'
import { nameOf } from '../claims/present.ts'
import { Conflict, Invalid } from '../errors.ts'
import type { Services } from '../services.ts'
import { settle } from '../suggestions/settle.ts'
import { findModerated } from './as-moderator.ts'
import { expectVersions } from './expect-version.ts'
import { noteAct } from './note-act.ts'
import { presentCentre } from './present-centre.ts'
import { tellStewards } from './tell-stewards.ts'

type Asked = { goneId: string; version: string; goneVersion: string; choices: MergeChoices }

/** The facts that the record that stays takes from the other. */
export function chosenFacts(kept: Facts, gone: Facts, choices: MergeChoices): Facts {
  const chosen = mergeFields.flatMap((field) => {
    const side = choices[field]
    if (side === 'kept') return []
    if (side === 'gone') return factsChosenWith(field).map((fact) => [fact as FactField, gone.get(fact as FactField)])
    const lists = [kept, gone].map((facts) => facts.get(field as FactField) as unknown[])
    return [[field, joinLists(field, lists[0] ?? [], lists[1] ?? [])]]
  })
  return new Map(chosen as [FactField, unknown][])
}

function refuseTooLong(facts: Facts): void {
  const tooLong = [...facts].flatMap(([field, value]) => {
    const most = mostOfBoth(field as MergeField)
    return most && Array.isArray(value) && value.length > most ? [{ field, most }] : []
  })
  if (tooLong.length === 0) return
  throw new Invalid(
    tooLong.map(({ field, most }) => ({
      in: 'body',
      name: `choices.${field}`,
      message: `must be kept or gone: both together are more than ${most}`,
    })),
  )
}

/** The centre that a merged record belongs to: never itself, nor the one that went into it. */
function parentOf(record: CentreRecord, goneId: string, goneParentId: string | null): string | null {
  const parentId = record.parentId === goneId ? goneParentId : record.parentId
  return parentId === record.id ? null : parentId
}

async function institutionsOf(
  tx: Transaction,
  { id, institutions }: CentreRecord,
): Promise<Map<InstitutionRecord, number>> {
  const { hosts } = await readPrivatePart(tx, id)
  return new Map(institutions.map((institution, place) => [institution, hosts[place] as number]))
}

const isThere = ({ state, lifeState }: PublicCentre) => state === 'published' && lifeState !== 'merged'

/** Two records become one, field by field as the moderator chose; what belonged to the other follows. */
export async function merge(
  services: Services,
  moderator: PersonRecord,
  id: string,
  { goneId, version, goneVersion, choices }: Asked,
): Promise<ModeratedCentre> {
  const { primary, now } = services
  if (goneId === id)
    throw new Invalid([{ in: 'body', name: 'goneId', message: 'must be another record than this one' }])
  await findModerated(primary, moderator, id)
  await findModerated(primary, moderator, goneId)
  const at = now().toISOString()
  return inTransaction(primary, async (tx) => {
    const branches = await branchesOf(tx, goneId)
    await expectVersions(tx, { [id]: version, [goneId]: goneVersion }, branches)
    const both = [await findModerated(tx, moderator, id), await findModerated(tx, moderator, goneId)]
    const [kept, gone] = [await readRecord(tx, id), await readRecord(tx, goneId)]
    if (!kept || !gone || !both.every(isThere))
      throw new Conflict('Only two listed records can become one: restore them, or undo their mergers first.')
    if ((await branchesOf(tx, goneId)).some((branch) => !branches.includes(branch)))
      throw new Conflict('A branch has just come to the other record. Look at it again.')
    const facts = chosenFacts(factsOf(kept), factsOf(gone), choices)
    refuseTooLong(facts)
    const chosen = withFacts(kept, facts)
    const institutions = new Map([...(await institutionsOf(tx, kept)), ...(await institutionsOf(tx, gone))])
    const suggested = await suggestedMergers(tx, id, goneId)
    const { followed, endedClaims } = await mergeCentres(tx, {
      kept: { ...chosen, parentId: parentOf(chosen, goneId, gone.parentId) },
      institutions,
      goneId,
      goneParentId: gone.parentId,
      branches,
      personId: moderator.id,
      at,
    })
    const action = 'record-merged'
    await noteAct(tx, moderator, { at, action, centreId: id, details: { goneId, choices } })
    await noteAct(tx, moderator, { at, action, centreId: goneId, details: { keptId: id } })
    const fields = [{ part: 'duplicateOf' as const, take: true, reason: null }]
    for (const suggestion of suggested)
      await settle(tx, services, {
        person: moderator,
        role: 'moderator',
        id: suggestion,
        centre: kept,
        fields,
        message: '',
        at,
      })
    const act = { at, personId: moderator.id, role: 'moderator', subject: 'claim' } as const
    for (const subjectId of endedClaims)
      await recordAct(tx, { ...act, action: 'withdrawn', subjectId, details: { keptId: id, goneId } })
    const come = new Set(followed.stewards.flatMap(({ personId, wasSteward }) => (wasSteward ? [] : [personId])))
    await askNewStewards(tx, services, {
      centreId: id,
      name: nameOf(chosen.names),
      stewards: (await listStewards(tx, id)).filter((steward) => come.has(steward.id)),
      except: followed.claims,
      at,
    })
    for (const claim of followed.claims) await contestMoved(tx, services, claim, at)
    await tellStewards(tx, services, moderator, chosen, 'merged')
    return presentCentre(tx, id)
  })
}
