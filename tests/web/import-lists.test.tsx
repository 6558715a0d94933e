import type { Import, ImportRow } from '@centres/contract'
import { screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { aProblem } from './directory.ts'
import { daysAgo, idOf } from './moderation.ts'
import { answer, openSite, sent } from './open-site.tsx'

const path = '/v1/moderation/imports'
const noCounts = { new: 0, changed: 0, unchanged: 0, duplicate: 0, kept: 0, refused: 0 }

const anImport = (more: Partial<Import> = {}): Import => ({
  id: idOf(1),
  name: 'Register of the north',
  fileName: 'north.csv',
  state: 'uploaded',
  by: 'Thandi',
  sourceUrl: null,
  seenOn: '2026-11-26',
  rowCount: 3,
  counts: noCounts,
  done: 0,
  failure: null,
  createdAt: daysAgo(0),
  importedAt: null,
  undoneAt: null,
  headers: ['Name', 'Land', 'Notiz'],
  mapping: { name: 'Name', country: 'Land' },
  isMappingSaved: false,
  asNew: [],
  sameAs: {},
  preview: [['Schreibraum', 'Deutschland', 'alt']],
  ...more,
})

const aRow = (number: number, more: Partial<ImportRow> = {}): ImportRow => ({
  number,
  name: `Centre ${number}`,
  institution: 'Somewhere',
  countryCode: 'DE',
  outcome: 'new',
  centreId: null,
  fields: [],
  problems: [],
  notes: [],
  lookalikes: [],
  undone: null,
  ...more,
})

const page = `/moderate/imports/${idOf(1)}`
const read = `${path}/${idOf(1)}`

describe('sending a list in', () => {
  test('a file is read as bytes, under the name of its list', async () => {
    const { user, router } = await openSite('/moderate/imports', {
      answers: {
        [path]: () => ({ items: [] }),
        [`POST ${path}`]: () => answer(anImport(), 201),
        [read]: () => anImport(),
      },
    })
    await user.upload(
      await screen.findByLabelText('File: choose it, or drop it here'),
      new File(['Name\nÉcrire'], 'nord.csv'),
    )
    expect((screen.getByLabelText('Name of the list') as HTMLInputElement).value).toBe('nord')
    await user.click(screen.getByRole('button', { name: 'Read the file' }))
    await screen.findByRole('heading', { level: 1, name: 'Register of the north' })
    expect(router.state.location.pathname).toBe(page)
    expect(sent[0]?.body).toEqual({
      name: 'nord',
      fileName: 'nord.csv',
      content: Buffer.from('Name\nÉcrire').toString('base64'),
      sourceUrl: null,
    })
  })

  test('without a file or a name nothing is sent, and a refusal says why', async () => {
    const refusal = aProblem({
      status: 400,
      detail: 'content must hold a list.',
      errors: [{ in: 'body', name: 'content', message: 'must hold a list; this file is empty' }],
    })
    const { user } = await openSite('/moderate/imports', {
      answers: { [path]: () => ({ items: [anImport()] }), [`POST ${path}`]: () => answer(refusal, 400) },
    })
    await user.click(await screen.findByRole('button', { name: 'Read the file' }))
    expect(screen.getByText('Choose a file.')).toBeTruthy()
    expect(screen.getByText('Give the list a name.')).toBeTruthy()
    expect(sent).toEqual([])
    await user.upload(screen.getByLabelText('File: choose it, or drop it here'), new File(['x'], 'x.csv'))
    await user.click(screen.getByRole('button', { name: 'Read the file' }))
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toContain('content must hold a list; this file is empty')
    expect(screen.getByRole('link', { name: 'Register of the north' }).getAttribute('href')).toBe(page)
  })
})

describe('an import', () => {
  test('what columns mean is put right by hand, and what is the same for all rows is said', async () => {
    const { user } = await openSite(page, {
      answers: {
        [read]: () => anImport(),
        [`POST ${read}/check`]: () => answer(anImport({ state: 'checking', done: 1 }), 202),
      },
    })
    const meaning = (column: string) => screen.getByRole('combobox', { name: `What the column ${column} means` })
    await screen.findByRole('heading', { name: 'What the columns mean' })
    await user.selectOptions(meaning('Notiz'), 'Description')
    await user.selectOptions(meaning('Land'), 'Description')
    await user.click(screen.getByRole('button', { name: 'See what would happen' }))
    expect(screen.getAllByText('Another column means this too: choose one of them.')).toHaveLength(2)
    await expect.poll(() => document.activeElement).toBe(meaning('Land'))
    expect(sent).toEqual([])
    await user.selectOptions(meaning('Land'), 'Town')
    await user.type(screen.getByRole('textbox', { name: 'Country or area' }), 'DE')
    await user.click(screen.getByRole('button', { name: 'See what would happen' }))
    await screen.findByRole('progressbar', { name: 'Checking' })
    expect(sent[0]?.body).toEqual({
      asNew: [],
      sameAs: {},
      mapping: { name: 'Name', description: 'Notiz', city: 'Land', country: '=DE' },
      sourceUrl: null,
      seenOn: '2026-11-26',
    })
  })

  test('the report says of each row what would happen, and lets a likely duplicate in', async () => {
    const rows = [
      aRow(2),
      aRow(3, { outcome: 'duplicate', lookalikes: [{ id: 'wca-0000000', name: 'Schreiblabor', shares: ['website'] }] }),
      aRow(4, {
        outcome: 'refused',
        problems: [
          {
            field: 'country',
            header: 'Land',
            code: 'country',
            values: { value: 'Nirgends' },
            message: 'must be a country or area; Nirgends is none',
          },
          { field: 'phone', header: 'Tel', code: 'tooLong', values: { most: '40' }, message: 'must have at most 40' },
        ],
        notes: [{ code: 'other', values: {}, message: 'an old sentence' }],
      }),
    ]
    const asked: (string | null)[] = []
    const found = anImport({ state: 'checked', counts: { ...noCounts, new: 1, duplicate: 1, refused: 1 } })
    const { user } = await openSite(page, {
      answers: {
        [read]: () => found,
        [`${read}/rows`]: (query) => {
          asked.push(query.get('outcome'))
          const outcome = query.get('outcome')
          return { items: rows.filter((row) => outcome === null || row.outcome === outcome), next: null }
        },
        [`POST ${read}/check`]: () => answer(found, 202),
        [`POST ${read}/run`]: () => answer(anImport({ state: 'importing' }), 202),
      },
    })
    const list = await screen.findByRole('list', { name: 'Row by row' })
    const [first, second, third] = within(list).getAllByRole('listitem')
    expect(first?.textContent).toMatch(/Row 2 New.*Centre 2 · Somewhere · Germany/)
    expect(second?.textContent).toContain('May be Schreiblabor')
    const said = third?.textContent?.replaceAll(/[\u2068\u2069]/g, '')
    expect(said).toContain('(Land) must be a country or area, by its name or its code; “Nirgends” is none')
    expect(said).toContain('at most 40 characters')
    expect(said).toContain('an old sentence')
    const choice = within(screen.getByRole('group', { name: 'What row 3 is' }))
    expect(choice.getByRole('radio', { name: 'Leave it out' })).toHaveProperty('checked', true)
    await user.click(choice.getByRole('radio', { name: 'This one, to be updated: Schreiblabor (wca-0000000)' }))
    await user.click(screen.getByRole('button', { name: 'See again what would happen' }))
    expect(sent.at(-1)?.body).toMatchObject({ asNew: [], sameAs: { 3: 'wca-0000000' } })
    await user.click(choice.getByRole('radio', { name: 'A centre of its own: import it as new' }))
    await user.selectOptions(screen.getByRole('combobox', { name: 'Show' }), 'Refused: 1')
    await expect
      .poll(() => within(screen.getByRole('list', { name: 'Row by row' })).getAllByRole('listitem').length)
      .toBe(1)
    expect(asked.at(-1)).toBe('refused')
    await user.click(screen.getByRole('button', { name: 'Import 2 rows' }))
    await screen.findByText('Importing')
    expect(sent.at(-1)).toEqual({ request: `POST ${read}/run`, body: { asNew: [3], sameAs: {} } })
  })

  test('undoing is asked twice', async () => {
    const { user } = await openSite(page, {
      answers: {
        [read]: () => anImport({ state: 'imported', counts: { ...noCounts, new: 2, changed: 1 } }),
        [`${read}/rows`]: () => ({ items: [aRow(2, { centreId: 'wca-0000000', undone: null })], next: null }),
        [`POST ${read}/undo`]: () => answer(anImport({ state: 'undoing' }), 202),
      },
    })
    await user.click(await screen.findByRole('button', { name: 'Undo the import …' }))
    const dialog = screen.getByRole('dialog', { name: 'Undo this import?' })
    expect(dialog.textContent).toContain('withdrawn: 2')
    expect(sent).toEqual([])
    await user.click(within(dialog).getByRole('button', { name: 'Undo it' }))
    await screen.findByText('Undoing')
  })

  test('whoever is no moderator is told', async () => {
    await openSite(page, { answers: { [read]: () => answer(aProblem({ status: 403, detail: 'No.' }), 403) } })
    await screen.findByRole('heading', { name: 'This page is for moderators' })
  })
})
