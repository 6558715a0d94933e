import type { CentreForm, InterfaceLanguage, SuggestionCase } from '@centres/contract'
import {
  isSteward,
  mayDecide,
  moderatorsFor,
  type PersonRecord,
  type PublicCentre,
  readCentre,
  readRecord,
  readSuggestion,
  recordVersion,
  type SuggestionRecord,
} from '@centres/db'
import { namedOf } from '../centres/present.ts'
import { NotFound } from '../errors.ts'
import { formOf } from '../keeping/form.ts'
import type { Keeper } from '../keeping/keep.ts'
import type { Services } from '../services.ts'
import { inQueue } from './in-queue.ts'
import { partsOf, pick } from './parts.ts'

export type Deciding = {
  suggestion: SuggestionRecord
  keeper: Keeper
  centre: PublicCentre
  form: CentreForm
  version: string
}

/** Whether nobody decides there but those who keep the record. */
async function isForKeepers({ primary }: Services, found: SuggestionRecord): Promise<boolean> {
  for (const { id } of await moderatorsFor(primary, inQueue(found)))
    if (!(await isSteward(primary, id, found.centreId))) return false
  return true
}

async function roleOf(services: Services, { id, moderates }: PersonRecord, suggestion: SuggestionRecord) {
  const { centreId, kind } = suggestion
  const { primary } = services
  const keeps = await isSteward(primary, id, centreId)
  if (keeps && kind !== 'duplicate' && kind !== 'report') return 'steward'
  // What is reported of a record is not for those who keep it, moderators or not, while there is somebody else.
  if (keeps && kind === 'report' && !(await isForKeepers(services, suggestion))) return undefined
  return (await mayDecide(primary, moderates, inQueue(suggestion))) ? 'moderator' : undefined
}

async function read(services: Services, suggestion: SuggestionRecord, keeper: Keeper): Promise<Deciding | undefined> {
  const { primary } = services
  const centre = await readCentre(primary, suggestion.centreId)
  const record = await readRecord(primary, suggestion.centreId)
  if (!centre || !record) return undefined
  const version = await recordVersion(primary, centre.id)
  return { suggestion, keeper, centre, form: formOf(record), version }
}

/** For those who decide on it; to all others it is as if it were not there. */
export async function findForDecision(services: Services, person: PersonRecord, id: string): Promise<Deciding> {
  const suggestion = await readSuggestion(services.primary, id)
  const role = suggestion && (await roleOf(services, person, suggestion))
  const found = role && (await read(services, suggestion, { person, role }))
  if (!found) throw new NotFound('There is no such suggestion to decide on.')
  return found
}

export async function caseOf({ primary }: Services, deciding: Deciding): Promise<SuggestionCase> {
  const { suggestion, keeper, centre, form, version } = deciding
  const { id, kind, state, changes, closed, concern, words, source } = suggestion
  const { language, confirmedAt, moderatorsFrom, message } = suggestion
  const parts = partsOf(suggestion)
  const other = suggestion.duplicateOf ? await readCentre(primary, suggestion.duplicateOf) : undefined
  return {
    id,
    kind,
    state,
    centre: namedOf(centre),
    parts,
    changes,
    closed,
    duplicateOf: other ? namedOf(other) : null,
    concern,
    words,
    source,
    language: language as InterfaceLanguage,
    confirmedAt,
    moderatorsFrom,
    present: pick(form, kind === 'closed' ? ['lifeState'] : parts),
    version,
    outcome: suggestion.outcome as SuggestionCase['outcome'],
    message,
    role: keeper.role,
  }
}

/** What waits for a steward, each beside the record as it is. */
export async function casesFor(
  services: Services,
  person: PersonRecord,
  waiting: SuggestionRecord[],
): Promise<SuggestionCase[]> {
  const found = []
  for (const suggestion of waiting) found.push(await read(services, suggestion, { person, role: 'steward' }))
  return Promise.all(found.filter((one) => one !== undefined).map((one) => caseOf(services, one)))
}
