import { questionPurpose, type WritingWishes } from '@centres/contract'
import {
  inTransaction,
  isSteward,
  keepWishes,
  knownCodes,
  type PersonRecord,
  type Reader,
  readWishes,
  recordAct,
} from '@centres/db'
import { isRegistered } from '../centres/language-registry.ts'
import { Conflict, Forbidden, Invalid } from '../errors.ts'
import type { Services } from '../services.ts'

const nothingSaid: WritingWishes = {
  isPaused: false,
  pausedUntil: null,
  languages: [],
  purposes: [],
  note: '',
  noteLanguage: null,
  revision: 0,
}

async function expectSteward(database: Reader, { id }: PersonRecord, centreId: string): Promise<void> {
  if (!(await isSteward(database, id, centreId)))
    throw new Forbidden('Only those who keep the record of this centre may do this.')
}

export async function readOwnWishes(
  { primary }: Services,
  person: PersonRecord,
  centreId: string,
): Promise<WritingWishes> {
  await expectSteward(primary, person, centreId)
  return (await readWishes(primary, centreId)) ?? nothingSaid
}

const unknownLanguage = (tag: string) =>
  `must be a tag whose parts stand in the IANA Language Subtag Registry; ${tag} is none`

async function check(database: Reader, wishes: WritingWishes, today: string): Promise<void> {
  const { purposes, languages, noteLanguage, note, pausedUntil } = wishes
  const known = (await knownCodes(database)).get('collaboration') ?? new Set()
  const tags = [
    ...languages.map((tag, place) => ({ tag, name: `languages.${place}` })),
    ...(noteLanguage === null ? [] : [{ tag: noteLanguage, name: 'noteLanguage' }]),
  ]
  const details = [
    ...purposes.flatMap((code, place) =>
      code === questionPurpose || known.has(code)
        ? []
        : [{ name: `purposes.${place}`, message: `must be a code of collaboration, or question; ${code} is neither` }],
    ),
    ...tags.flatMap(({ tag, name }) => (isRegistered(tag) ? [] : [{ name, message: unknownLanguage(tag) }])),
    ...(note !== '' && noteLanguage === null
      ? [{ name: 'noteLanguage', message: 'must say in which language the note is' }]
      : []),
    ...(pausedUntil !== null && pausedUntil < today
      ? [{ name: 'pausedUntil', message: 'must be today or a day to come' }]
      : []),
  ]
  if (details.length > 0) throw new Invalid(details.map((detail) => ({ in: 'body', ...detail })))
}

/** What a centre says of letters, with its act. Never over what somebody else has said since. */
export async function keepOwnWishes(
  services: Services,
  person: PersonRecord,
  centreId: string,
  wishes: WritingWishes,
): Promise<WritingWishes> {
  const { primary, now } = services
  await expectSteward(primary, person, centreId)
  const at = now().toISOString()
  await check(primary, wishes, at.slice(0, 10))
  await inTransaction(primary, async (tx) => {
    await expectSteward(tx, person, centreId)
    if (!(await keepWishes(tx, centreId, wishes, at)))
      throw new Conflict('Somebody has said something else of letters since. Look at it again.')
    await recordAct(tx, {
      at,
      personId: person.id,
      role: 'steward',
      action: 'letters-wished',
      subject: 'centre',
      subjectId: centreId,
      details: { isPaused: wishes.isPaused },
    })
  })
  return readOwnWishes(services, person, centreId)
}
