import { isDeepStrictEqual } from 'node:util'
import { type CentreForm, FormInstitution, type ProblemDetail } from '@centres/contract'
import {
  type CentreRecord,
  centresOfInstitutions,
  findInstitutions,
  type InstitutionEdit,
  type InstitutionRecord,
  isListed,
  lockCentres,
  lockInstitutions,
  type PersonRecord,
  type PublicCentre,
  readCentres,
  readInstitutions,
  readPrivatePart,
  type Transaction,
} from '@centres/db'
import { Conflict, Invalid } from '../errors.ts'
import { decidesOn } from '../moderation/decides-on.ts'

type Said = CentreForm['institutions'][number]

export type Settled = {
  institutions: InstitutionRecord[]
  /** The ids of those that the directory has. */
  known: Map<InstitutionRecord, number>
  edits: InstitutionEdit[]
}

/** Whose facts may be changed: those of institutions that host this centre alone, or of all that a moderator decides on. */
export type MayChange = 'own' | PersonRecord

const sharedFields = ['names', 'type', 'website'] as const

/** The institutions of a form that the directory has by name, and those that host the centre now. */
async function hostsInReach(tx: Transaction, id: string, { countryCode, institutions }: CentreForm): Promise<number[]> {
  const { hosts } = await readPrivatePart(tx, id)
  const asked = institutions.map(bare)
  return [...new Set([...hosts, ...(await findInstitutions(tx, [{ countryCode, institutions: asked }])).values()])]
}

/**
 * Holds the record, and all records that an edit of its institutions may change with it: all at once, so that no two
 * writers wait for each other.
 */
export async function lockWithHosts(tx: Transaction, id: string, form: CentreForm): Promise<Set<string>> {
  const sharing = await centresOfInstitutions(tx, await hostsInReach(tx, id, form))
  const ids = new Set([id, ...sharing.map(({ centreId }) => centreId)])
  await lockCentres(tx, [...ids])
  return ids
}

const bare = ({ names, type, website }: Said): InstitutionRecord => ({
  names,
  type,
  website,
  ror: null,
  wikidata: null,
})

/** As the contract would have it, so that a space at the end or the case of a tag is no edit. */
function plain({ names, type, website }: Said | InstitutionRecord): Said {
  const said = FormInstitution.safeParse({ names, type, website })
  return said.success ? said.data : { names, type, website }
}

const firstName = ({ names }: Pick<Said, 'names'>) => names[0]?.text

/** One that keeps neither a name nor its website is another institution. */
const isKin = (one: Said, other: InstitutionRecord) =>
  one.names.some(({ text }) => other.names.some((name) => name.text === text)) ||
  (one.website !== null && one.website === other.website)

type Host = { id: number; facts: InstitutionRecord }
type Match = { said: Said; place: number; host: Host | undefined; isNewHere: boolean }

/** Which institution of the directory each one in the form is: the one that hosts the centre already, or one known by name. */
function match(form: CentreForm, hosts: Host[], named: Map<string, Host>): Match[] {
  const left = new Set(hosts)
  const take = (find: (host: Host) => boolean) => {
    const found = [...left].find(find)
    if (found) left.delete(found)
    return found
  }
  const matches = form.institutions.map((said, place): Match => {
    const host = take(({ facts }) => firstName(facts) === firstName(said))
    return { said, place, host, isNewHere: false }
  })
  for (const one of matches) {
    if (one.host) continue
    const known = named.get(firstName(one.said) ?? '')
    if (known) Object.assign(one, { host: known, isNewHere: true })
    else one.host = take(({ facts }) => isKin(one.said, facts))
  }
  return matches
}

/** The facts that a form gives an institution otherwise than the directory; who names one anew need not repeat them. */
function editedFields({ said, host, isNewHere }: Match): (typeof sharedFields)[number][] {
  if (!host) return []
  const [is, was] = [plain(said), plain(host.facts)]
  if (!isNewHere) return sharedFields.filter((field) => !isDeepStrictEqual(is[field], was[field]))
  const isKnown = is.names.every(({ text }) => was.names.some((name) => name.text === text))
  return sharedFields.filter((field) => (field === 'names' ? !isKnown : is[field] !== null && is[field] !== was[field]))
}

const refusal = (place: number, field: string, others: number): ProblemDetail => ({
  in: 'body',
  name: `form.institutions.${place}.${field}`,
  message: `is shared with ${others} other ${others === 1 ? 'centre' : 'centres'} of the directory, so only their moderators change it: leave it as it is there, and ask them to`,
})

type Settling = { before: CentreRecord; form: CentreForm; locked: Set<string>; mayChange: MayChange }

/**
 * The institutions of a form as those of the directory. What it says otherwise of one becomes an edit of it, where it
 * hosts no other listed centre or a moderator of all of them asks; else it is refused by its field.
 */
export async function settleInstitutions(
  tx: Transaction,
  { before, form, locked, mayChange }: Settling,
): Promise<Settled> {
  const { hosts } = await readPrivatePart(tx, before.id)
  const asked = form.institutions.map(bare)
  const found = await findInstitutions(tx, [{ countryCode: form.countryCode, institutions: asked }])
  await lockInstitutions(tx, [...new Set([...hosts, ...found.values()])])
  const facts = await readInstitutions(tx, [...hosts, ...found.values()])
  const hostOf = (id: number): Host => ({ id, facts: facts.get(id) as InstitutionRecord })
  const named = new Map([...found].map(([one, id]) => [firstName(one) ?? '', hostOf(id)]))
  const settled: Settled = { institutions: [], known: new Map(), edits: [] }
  const refused: ProblemDetail[] = []
  for (const one of match(form, hosts.map(hostOf), named)) {
    const { said, place, host } = one
    const fields = editedFields(one)
    const institution: InstitutionRecord = host
      ? { ...host.facts, ...Object.fromEntries(fields.map((field) => [field, said[field]])) }
      : bare(said)
    settled.institutions.push(institution)
    if (!host) continue
    if ([...settled.known.values()].includes(host.id)) {
      refused.push({
        in: 'body',
        name: `form.institutions.${place}.names`,
        message: 'must be an institution only once',
      })
      continue
    }
    settled.known.set(institution, host.id)
    if (fields.length === 0) continue
    const sharing = await sharers(tx, host.id, before.id)
    if (sharing.some((centre) => mayChange === 'own' || !decidesOn(mayChange, centre))) {
      refused.push(...fields.map((field) => refusal(place, field, sharing.length)))
      continue
    }
    settled.edits.push({ id: host.id, institution })
  }
  if (refused.length > 0) throw new Invalid(refused)
  await refuseUnheld(tx, settled.edits, locked)
  return settled
}

/** Other centres that readers find under this institution. */
async function sharers(tx: Transaction, institutionId: number, centreId: string): Promise<PublicCentre[]> {
  const hosted = await centresOfInstitutions(tx, [institutionId])
  const others = hosted.map((one) => one.centreId).filter((id) => id !== centreId)
  return (await readCentres(tx, others)).filter(isListed)
}

/** A centre that came to one of these institutions while the others were waited for is not held. */
async function refuseUnheld(tx: Transaction, edits: InstitutionEdit[], locked: Set<string>): Promise<void> {
  const hosted = await centresOfInstitutions(
    tx,
    edits.map(({ id }) => id),
  )
  if (hosted.some(({ centreId }) => !locked.has(centreId)))
    throw new Conflict('Another centre has just come to this institution. Try it again.')
}
