import { exportColumns, interfaceLanguages } from '@centres/contract'
import type { ChangeOutline, ListedTerm } from '@centres/db'
import type { CsvValue } from '../csv.ts'
import { englishOf } from '../row.ts'
import type { Exported } from '../writers.ts'
import type { ForeignKey, TableColumn } from './table-schema.ts'

export type Values = readonly CsvValue[]

export type Table = {
  name: string
  title: string
  columns: readonly TableColumn[]
  primaryKey: readonly string[]
  foreignKeys: readonly ForeignKey[]
}

/** A table whose rows stand in the records themselves. */
type CentreTable = Table & { rowsOf: (exported: Exported) => Values[] }

const ofCentre = { fields: ['centre'], resource: 'centres', references: ['id'] }
const ofItsCentre: TableColumn = { name: 'centre', type: 'text', required: true, description: 'Id of the centre' }
const position: TableColumn = {
  name: 'position',
  type: 'integer',
  required: true,
  description: 'Place in the order of the centre’s own list, from 0',
}
const languageTag = 'BCP 47; empty means not known'

const centres: CentreTable = {
  name: 'centres',
  title: 'Centres, one row each',
  columns: exportColumns,
  primaryKey: ['id'],
  foreignKeys: [],
  rowsOf: ({ row }) => [exportColumns.map(({ name }) => row[name])],
}

const names: CentreTable = {
  name: 'names',
  title: 'Every name of every centre',
  columns: [
    ofItsCentre,
    { ...position, description: 'Place in the order of the centre’s own list, from 0: the first is the display name' },
    { name: 'text', type: 'text', required: true, description: 'The name' },
    { name: 'language', type: 'text', description: `Language of the name, ${languageTag}` },
    {
      name: 'kind',
      type: 'text',
      required: true,
      values: ['official', 'alias', 'former'],
      description: 'What kind of name it is',
    },
  ],
  primaryKey: ['centre', 'position'],
  foreignKeys: [ofCentre],
  rowsOf: ({ centre: { id, names } }) =>
    names.map(({ text, language, kind }, place) => [id, place, text, language, kind]),
}

const institutions: CentreTable = {
  name: 'institutions',
  title: 'The institutions that host each centre',
  columns: [
    ofItsCentre,
    { ...position, description: 'Place in the order of the centre’s own list, from 0: the first is the main one' },
    { name: 'name', type: 'text', description: 'Name in its own language' },
    { name: 'nameLanguage', type: 'text', description: `Language of name, ${languageTag}` },
    { name: 'nameEnglish', type: 'text', description: 'Official name in English, where there is one' },
    { name: 'type', type: 'text', vocabulary: 'institution-type', description: 'Code of institution-type' },
    { name: 'website', type: 'text', pattern: '^https?://', description: 'Its website' },
    { name: 'ror', type: 'text', description: 'ROR id' },
    { name: 'wikidata', type: 'text', description: 'Wikidata item' },
  ],
  primaryKey: ['centre', 'position'],
  foreignKeys: [ofCentre],
  rowsOf: ({ centre: { id, institutions } }) =>
    institutions.map(({ names, type, website, ror, wikidata }, place) => [
      id,
      place,
      names[0]?.text ?? null,
      names[0]?.language ?? null,
      englishOf(names),
      type,
      website,
      ror,
      wikidata,
    ]),
}

const languages: CentreTable = {
  name: 'languages',
  title: 'Languages of sessions and of the texts worked on',
  columns: [
    ofItsCentre,
    {
      name: 'use',
      type: 'text',
      required: true,
      values: ['session', 'text'],
      description: 'Whether sessions are held in the language, or texts in it are worked on',
    },
    position,
    { name: 'language', type: 'text', required: true, description: 'BCP 47' },
  ],
  primaryKey: ['centre', 'use', 'language'],
  foreignKeys: [ofCentre],
  rowsOf: ({ centre: { id, languages, textLanguages } }) => [
    ...languages.map((language, place) => [id, 'session', place, language]),
    ...textLanguages.map((language, place) => [id, 'text', place, language]),
  ],
}

/** Offers and seeks share a vocabulary; every other role has its own, of the same name. */
const vocabularyOf = (role: string) => (role === 'offers' || role === 'seeks' ? 'collaboration' : role)

const terms: CentreTable = {
  name: 'terms',
  title: 'What the vocabularies say of each centre',
  columns: [
    ofItsCentre,
    { name: 'role', type: 'text', required: true, description: 'The column of centres.csv in which it stands' },
    { name: 'vocabulary', type: 'text', required: true, description: 'Whose code it is' },
    { name: 'code', type: 'text', required: true, description: 'The term' },
    position,
    { name: 'ownWords', type: 'text', description: 'With the code other: what the centre calls it' },
  ],
  primaryKey: ['centre', 'role', 'code'],
  foreignKeys: [
    ofCentre,
    { fields: ['vocabulary', 'code'], resource: 'vocabularies', references: ['vocabulary', 'code'] },
  ],
  rowsOf: ({ centre: { id, terms } }) => {
    const places = new Map<string, number>()
    return terms.map(({ role, code, ownWords }) => {
      const place = places.get(role) ?? 0
      places.set(role, place + 1)
      return [id, role, vocabularyOf(role), code, place, ownWords]
    })
  },
}

const descriptions: CentreTable = {
  name: 'descriptions',
  title: 'What each centre says of itself, in every language in which it says it',
  columns: [
    ofItsCentre,
    { name: 'language', type: 'text', required: true, description: 'BCP 47' },
    { name: 'text', type: 'text', required: true, description: 'Plain text' },
  ],
  primaryKey: ['centre', 'language'],
  foreignKeys: [ofCentre],
  rowsOf: ({ centre: { id, descriptions } }) => descriptions.map(({ language, text }) => [id, language, text]),
}

export const centreTables = [centres, names, institutions, languages, terms, descriptions]

export const changesTable: Table = {
  name: 'changes',
  title: 'What was changed in these centres, and when',
  columns: [
    { name: 'version', type: 'integer', description: 'The dataset version that it made' },
    { name: 'at', type: 'instant', required: true, description: 'When, in UTC, ISO 8601' },
    ofItsCentre,
    {
      name: 'actor',
      type: 'text',
      required: true,
      values: ['centre', 'moderator', 'visitor', 'import', 'system'],
      description: 'What kind of actor, never a person',
    },
    { name: 'action', type: 'text', required: true, description: 'What was done' },
    {
      name: 'fields',
      type: 'list',
      description:
        'The public fields that changed, as the API names them; empty for a record that is new, and where only what the log does not tell has changed, as a telephone number',
    },
  ],
  primaryKey: ['version'],
  foreignKeys: [ofCentre],
}

export const changeRow = ({ version, at, centreId, actor, action, fields }: ChangeOutline): Values => [
  version,
  at,
  centreId,
  actor,
  action,
  fields,
]

const suffixOf = (language: string) => language.charAt(0).toUpperCase() + language.slice(1)

const texts = (name: 'label' | 'note', what: string): TableColumn[] =>
  interfaceLanguages.map((language) => ({
    name: name + suffixOf(language),
    type: 'text',
    description: `${what}, in the language ${language}`,
  }))

export const vocabulariesTable: Table = {
  name: 'vocabularies',
  title: 'The terms by which centres are described',
  columns: [
    { name: 'vocabulary', type: 'text', description: 'Code of the vocabulary' },
    { name: 'code', type: 'text', description: 'Code of the term: stable, never used for anything else' },
    ...texts('label', 'What people read'),
    ...texts('note', 'What the term means'),
    { name: 'broader', type: 'text', description: 'Code of the wider term of the same vocabulary' },
    { name: 'replacedBy', type: 'text', description: 'Code of the term that took its place' },
    { name: 'since', type: 'date', required: true, description: 'The day on which the term came' },
    { name: 'isSelectable', type: 'boolean', required: true, description: 'False for a term that only groups others' },
    { name: 'url', type: 'text', description: 'The page of an association' },
  ],
  primaryKey: ['vocabulary', 'code'],
  // None for broader: a key of two columns of which one is empty counts as broken.
  foreignKeys: [],
}

export const termRow = (term: ListedTerm): Values => [
  term.vocabulary,
  term.code,
  ...interfaceLanguages.map((language) => term.labels[language] ?? null),
  ...interfaceLanguages.map((language) => term.notes[language] ?? null),
  term.broader,
  term.replacedBy,
  term.since,
  String(term.isSelectable),
  term.url,
]
