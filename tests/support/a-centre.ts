import { centreIdOf } from '@centres/contract'
import {
  type CentreRecord,
  type Database,
  insertCentres,
  listCentres,
  readCentres,
  recordChanges,
  type Transaction,
} from '@centres/db'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
let made = 0

/** Ids in an order of their own: a test that leans on them would be wrong. */
function nextId(): string {
  made += 1
  // A prime of the size of the space, so that neighbours in time are far apart.
  let number = (made * 715_225_741) % 32 ** 6
  let body = ''
  for (let position = 0; position < 6; position++) {
    body += alphabet.charAt(number % 32)
    number = Math.floor(number / 32)
  }
  return centreIdOf(body)
}

export type CentreOutline = Partial<Omit<CentreRecord, 'names' | 'location' | 'terms' | 'institutions'>> & {
  name?: string
  names?: CentreRecord['names']
  institution?: string
  institutionType?: string
  longitude?: number
  latitude?: number
  kinds?: string[]
  modalities?: string[]
  services?: string[]
  offers?: string[]
  seeks?: string[]
}

const coded = (codes: string[] = []) => codes.map((code) => ({ code, ownWords: null }))

/** A published centre in Stellenbosch, but for what the test is about. */
export function aCentre(outline: CentreOutline = {}): CentreRecord {
  const {
    name,
    institution,
    institutionType,
    longitude,
    latitude,
    kinds,
    modalities,
    services,
    offers,
    seeks,
    ...rest
  } = outline
  return {
    id: nextId(),
    state: 'published',
    lifeState: 'active',
    founded: null,
    closed: null,
    parentId: null,
    names: [{ text: name ?? 'Writing Centre', language: 'en', kind: 'official' }],
    institutions: [
      {
        names: [{ text: institution ?? 'University of Somewhere', language: 'en', kind: 'official' }],
        type: institutionType ?? 'university',
        website: null,
        ror: null,
        wikidata: null,
      },
    ],
    countryCode: 'ZA',
    adminArea: null,
    city: null,
    location: { longitude: longitude ?? 18.87, latitude: latitude ?? -33.93 },
    precision: 'campus',
    timeZone: null,
    website: null,
    socialLinks: [],
    phone: null,
    publicEmail: null,
    mailbox: null,
    descriptions: [],
    languages: [],
    textLanguages: [],
    terms: {
      kind: coded(kinds ?? ['writing-centre']),
      modality: coded(modalities),
      service: coded(services),
      offers: coded(offers),
      seeks: coded(seeks),
    },
    evidence: [{ level: 'suggested', at: '2026-11-01T00:00:00.000Z' }],
    confirmedAt: null,
    source: { kind: 'page', url: 'https://example.org/', seenOn: '2026-11-01' },
    isSynthetic: false,
    ...rest,
  }
}

/** Writes these centres in one transaction, as an import would. */
export async function given(database: Database, ...centres: CentreRecord[]): Promise<CentreRecord[]> {
  await database.transaction((tx) =>
    insertCentres(tx, centres, { actor: 'import', at: '2026-11-01T00:00:00.000Z', source: 'test' }),
  )
  return centres
}

async function setColumns(tx: Transaction, id: string, columns: Record<string, string | null>): Promise<void> {
  const quoted = (value: string | null) => (value === null ? 'null' : `'${value.replaceAll("'", "''")}'`)
  const assignments = Object.entries(columns).map(([name, value]) => `${name} = ${quoted(value)}`)
  await tx.execute(`update centres set ${assignments.join(', ')} where id = ${quoted(id)}`)
  await listCentres(tx, [id])
}

/** Changes what stands in the row of a centre itself, by the names of its columns, and with it what readers see. */
export async function changeCentre(
  database: Database,
  id: string,
  columns: Record<string, string | null>,
): Promise<void> {
  await database.transaction((tx) => setColumns(tx, id, columns))
}

/** The same as an act of the directory, with its row in the log. */
export async function act(
  database: Database,
  action: string,
  id: string,
  columns: Record<string, string | null>,
  at = '2026-11-02T00:00:00.000Z',
): Promise<void> {
  const before = await readCentres(database, [id])
  const change = { subject: 'centre', subjectId: id, actor: 'moderator', action, source: null } as const
  await database.transaction(async (tx) => {
    await setColumns(tx, id, columns)
    const after = await readCentres(tx, [id])
    const [was, is] = [before[0] ?? null, after[0] ?? null]
    await recordChanges(tx, [{ ...change, before: was && { ...was }, after: is && { ...is } }], at)
  })
}
