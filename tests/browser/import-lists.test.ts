import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { isSound } from '../support/axe.ts'
import { byKeyboard } from '../support/by-keyboard.ts'
import { atlas, desktop, hasFocus, headingOf, phone, rowsOf, soon, totalOf } from '../support/page.ts'
import type { Visitor } from '../support/people.ts'
import { signIn } from '../support/sign-in.ts'
import { openSiteWithLetters } from '../support/site.ts'
import { textsIn } from '../support/texts.ts'

const { page: open, urlOf, site } = atlas(openSiteWithLetters)

let moderator: Visitor

beforeAll(async () => {
  moderator = await site().office.signIn('moderator@example.org')
})

const csvOf = (name: string) => `Nombre;Universidad;País;Ciudad;Página
Taller ${name};Universidad de las Palabras Claras;México;Oaxaca;https://${name.toLowerCase()}.palabras.example
Taller sin país;Universidad de las Palabras Claras;Atlántida;;`

/** Looked for by a reader who has nothing in their browser yet. */
async function lookFor(name: string): Promise<Page> {
  const reader = await open()
  await reader.goto(urlOf(`/?q=${name}`))
  return reader
}

test.each([
  ['en', desktop, 'Xochiyaoyotl'],
  ['ar', phone, 'Huexotzinco'],
] as const)(
  'a list is sent in, read, tried, imported, found on Explore, and undone by keyboard, in %s',
  async (lang, screen, name) => {
    const t = textsIn(lang)
    const page = await open({ screen })
    const keys = byKeyboard(page)
    const button = (text: string) => page.getByRole('button', { name: text, exact: true })
    const state = (which: string) => page.getByText(t.imports.states[which], { exact: true })
    await signIn(page, moderator, urlOf('/'))
    await page.goto(urlOf(`/moderate?lang=${lang}`))
    const lists = page.getByRole('link', { name: t.imports.title })
    await lists.waitFor()
    await keys.press(lists)
    const file = page.getByLabel(t.imports.upload.file)
    await file.waitFor()
    await hasFocus(headingOf(page))
    await isSound(page, 'the lists')
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), keys.press(file)])
    await chooser.setFiles({ name: `${name}.csv`, mimeType: 'text/csv', buffer: Buffer.from(csvOf(name)) })
    await page.getByText(`${name}.csv`).waitFor()
    await keys.press(button(t.imports.upload.send))

    await soon(() => headingOf(page).textContent()).toBe(name)
    await hasFocus(headingOf(page))
    const meaning = page.getByRole('combobox', { name: t.imports.mapping.saysOf.replace('{{column}}', 'Página') })
    await keys.pick(meaning, 'website')
    await isSound(page, 'the columns')
    await keys.press(button(t.imports.mapping.check))
    const report = page.getByRole('list', { name: t.imports.report.title })
    await report.getByText(/Atlántida/).waitFor()
    await isSound(page, 'what would happen')
    await keys.press(button(t.imports.run.do_one.replace('{{count, number}}', '1')))
    await state('imported').waitFor()

    const reader = await lookFor(name)
    await soon(() => totalOf(reader).textContent()).toBe('1 centre')
    expect(await rowsOf(reader).first().textContent()).toContain(`Taller ${name}`)

    await keys.press(button(t.imports.undo.ask))
    await page.getByRole('dialog').waitFor()
    await isSound(page, 'the question')
    await keys.press(button(t.imports.undo.do))
    await state('undone').waitFor()
    await page.getByText(t.imports.undone.withdrawn).waitFor()
    await isSound(page, 'the list, undone')
    const later = await lookFor(name)
    await soon(() => later.getByRole('region', { name: 'Results' }).textContent()).toMatch(/No centre/)
  },
)
