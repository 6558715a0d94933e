import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { zipFiles } from '../../api/src/exports/data-package/zip.ts'
import { decodeText } from '../../api/src/imports/decode-text.ts'
import { guessColumns } from '../../api/src/imports/guess-columns.ts'
import { lookalikesAmong } from '../../api/src/imports/lookalikes.ts'
import { readList } from '../../api/src/imports/read-list.ts'

const text = 'Nombre;País\nTaller de escritura «Ñandú»;España\n'
const read = { headers: ['Nombre', 'País'], rows: [{ number: 2, cells: ['Taller de escritura «Ñandú»', 'España'] }] }

const utf16 = (given: string, { big = false, mark = true } = {}) => {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + given, 'utf16le')
  return big ? bytes.swap16() : bytes
}

describe('a text', () => {
  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16, the little end first', utf16(text)],
    ['UTF-16, the big end first', utf16(text, { big: true })],
    ['UTF-16 without a mark', utf16(text, { mark: false })],
    ['UTF-16 without a mark, the big end first', utf16(text, { big: true, mark: false })],
    ['Latin-1', Buffer.from(text, 'latin1')],
    ['lines of old Macintoshes', Buffer.from(text.replaceAll('\n', '\r'))],
    ['lines of Windows', Buffer.from(text.replaceAll('\n', '\r\n'))],
  ])('is read in %s', async (_, bytes) => {
    expect(await readList(bytes)).toEqual(read)
  })

  test('is read as Windows-1252 where Latin-1 has only controls', () => {
    expect(decodeText(Buffer.from([0x93, 0x61, 0x94, 0x20, 0x80]))).toBe('“a” €')
  })

  test.each([',', ';', '\t', '|', '^', '~', ':', '␟', '\x1f'])('is parted by %j', async (delimiter) => {
    const rows = [
      ['Name', 'Town', 'Note'],
      ['Write, Here', 'Bern', 'first; second | third'],
      ['Écrire', 'Genève', ''],
    ]
    const quoted = rows.map((cells) => cells.map((cell) => (/[,;|\t]/.test(cell) ? `"${cell}"` : cell)).join(delimiter))
    expect((await readList(Buffer.from(quoted.join('\n')))).rows.map(({ cells }) => cells)).toEqual(rows.slice(1))
  })

  test('may name its delimiter, leave rows empty and break lines within quotes', async () => {
    const bytes = Buffer.from('sep=;\nName;Note\n\nA;"one\ntwo"\n;\nB;"say ""yes"""\n')
    expect(await readList(bytes)).toEqual({
      headers: ['Name', 'Note'],
      rows: [
        { number: 4, cells: ['A', 'one\ntwo'] },
        { number: 6, cells: ['B', 'say "yes"'] },
      ],
    })
  })

  test('has columns with names of their own, and rows as wide as the widest', async () => {
    const { headers, rows } = await readList(Buffer.from('Name,Name,\nA,B,C,D\nE\n'))
    expect(headers).toEqual(['Name', 'Name (2)', 'Column 3', 'Column 4'])
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['A', 'B', 'C', 'D'],
      ['E', '', '', ''],
    ])
  })
})

const folder = mkdtempSync(join(tmpdir(), 'centres-workbooks-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function zipOf(files: Record<string, string>): Promise<Buffer> {
  const path = join(folder, 'book.zip')
  rmSync(path, { force: true })
  const parts = Object.entries(files).map(([name, content]) => ({ name, text: content }))
  await zipFiles(path, parts, '2026-11-26T00:00:00.000Z', new AbortController().signal)
  return readFileSync(path)
}

const xml = '<?xml version="1.0" encoding="UTF-8"?>'
const workbook = (rows: string, more: Record<string, string> = {}) =>
  zipOf({
    '[Content_Types].xml': `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    'xl/workbook.xml': `${xml}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="List" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `${xml}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`,
    ...more,
  })

const cell = (place: string, value: string | number) =>
  typeof value === 'number'
    ? `<c r="${place}"><v>${value}</v></c>`
    : `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`

describe('a workbook', () => {
  test('is read as texts from its first sheet, with the numbers of its rows', async () => {
    const rows = [
      `<row r="1">${cell('A1', 'Name')}${cell('B1', 'Founded')}${cell('C1', 'Latitude')}</row>`,
      `<row r="3">${cell('A3', 'Écrire')}${cell('B3', 1998)}${cell('C3', -33.93)}</row>`,
    ]
    expect(await readList(await workbook(rows.join('')))).toEqual({
      headers: ['Name', 'Founded', 'Latitude'],
      rows: [{ number: 3, cells: ['Écrire', '1998', '-33.93'] }],
    })
  })

  test('that unfolds without end is refused before it does', async () => {
    const bomb = await workbook('', { 'xl/media/a.xml': ' '.repeat(140 * 1024 * 1024) })
    expect(bomb.length).toBeLessThan(1024 * 1024)
    await expect(readList(bomb)).rejects.toThrow('must be an Excel workbook that unfolds to at most 128 MiB')
  })

  test('that is none is refused, whatever its name', async () => {
    await expect(readList(await zipOf({ 'a.txt': 'a' }))).rejects.toThrow(
      'must be an Excel workbook (.xlsx) with a sheet',
    )
    const whole = await workbook(`<row r="1">${cell('A1', 'Name')}</row>`)
    await expect(readList(whole.subarray(0, whole.length - 40))).rejects.toThrow('that is whole')
  })
})

describe('columns', () => {
  test.each([
    [
      ['Schreibzentrum', 'Hochschule', 'Land', 'Stadt', 'Webseite', 'E-Mail', 'Breitengrad', 'Längengrad'],
      ['name', 'institution', 'country', 'city', 'website', 'email', 'latitude', 'longitude'],
    ],
    [
      ['Nom du centre', 'Établissement', 'Pays', 'Ville', 'Site web', 'Courriel', 'Téléphone', 'Langues'],
      ['name', 'institution', 'country', 'city', 'website', 'email', 'phone', 'languages'],
    ],
    [
      ['NOMBRE', 'Institución', 'País', 'Ciudad', 'Página web', 'Correo electrónico', 'Año de fundación'],
      ['name', 'institution', 'country', 'city', 'website', 'email', 'founded'],
    ],
    [
      ['ID', 'Centre_Name', 'University', 'Country code', 'State/Province', 'URL', 'Lat', 'Lng'],
      ['key', 'name', 'institution', 'country', 'adminArea', 'website', 'latitude', 'longitude'],
    ],
  ])('%j are known by their names', (headers, fields) => {
    expect(guessColumns(headers)).toEqual(Object.fromEntries(fields.map((field, place) => [field, headers[place]])))
  })

  test('that nobody knows are not guessed', () => {
    expect(guessColumns(['Foo', 'Bar'])).toEqual({})
  })
})

test('a name that many centres have in theirs makes no duplicate', () => {
  const known = (name: string, institution: string) => ({
    id: name,
    names: [{ text: name, language: null, kind: 'official' as const }],
    institutions: [
      {
        names: [{ text: institution, language: null, kind: 'official' as const }],
        type: null,
        website: null,
        ror: null,
        wikidata: null,
      },
    ],
    website: null,
    location: { longitude: 8.8, latitude: 53 },
    precision: 'campus' as const,
    countryCode: 'DE',
  })
  const find = lookalikesAmong([
    known('Writing Centre', 'Universität Nord'),
    known('Schreiblabor am alten Hafen', 'Universität Ost'),
  ])
  const asked = { countryCode: 'DE', websites: [], point: undefined }
  const ids = (name: string, institution: string, point?: { longitude: number; latitude: number }) =>
    find({ ...asked, names: ['Tekstlab', name], institutions: ['Anderswo', institution], point }).map(
      ({ id, shares }) => [id, ...shares],
    )
  expect(ids('Mitte Writing Centre', 'Universität Süd')).toEqual([])
  expect(ids('Schreiblabor am alten Hafen', 'Universität Süd')).toEqual([['Schreiblabor am alten Hafen', 'name']])
  expect(ids('Textwerkstatt', 'Die Universität Nord')).toEqual([['Writing Centre', 'institution']])
  expect(ids('Mitte Writing Centre', 'Universität Süd', { longitude: 8.801, latitude: 53.001 })).toEqual([
    ['Writing Centre', 'name', 'place'],
  ])
})
