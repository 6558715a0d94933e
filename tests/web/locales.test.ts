import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { interfaceLanguages } from '@centres/contract'
import { describe, expect, test } from 'vitest'

type Texts = { [key: string]: string | Texts }

const home = join(import.meta.dirname, '../../web/src/i18n')
const folders = ['locales', ...readdirSync(join(home, 'parts')).map((part) => `parts/${part}`)]
const textsIn = (folder: string, language: string) =>
  JSON.parse(readFileSync(join(home, folder, `${language}.json`), 'utf8')) as Texts
/** Every text of a language: those of every page, and those that come with a page. */
const locales = new Map<string, Texts>(
  interfaceLanguages.map((language) => [
    language,
    Object.assign({}, ...folders.map((folder) => textsIn(folder, language))),
  ]),
)
const english = flat(locales.get('en') ?? {})
const pluralForm = /_(zero|one|two|few|many|other)$/

function flat(texts: Texts, before = ''): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, value]) =>
      typeof value === 'string' ? [[before + key, value] as const] : [...flat(value, `${before}${key}.`)],
    ),
  )
}

const withoutForm = (key: string) => key.replace(pluralForm, '')
const bases = (keys: Iterable<string>) => new Set([...keys].map(withoutForm))
const counted = [...bases([...english.keys()].filter((key) => pluralForm.test(key)))]
const holes = (text = '') => new Set([...text.matchAll(/\{\{(\w+)/g)].map(([, name]) => name ?? ''))

test.each(folders)('every language of the contract has a file in %s, and no other', (folder) => {
  const files = interfaceLanguages.map((language) => `${language}.json`)
  expect(readdirSync(join(home, folder)).sort()).toEqual(files.sort())
})

test('a part has a name of its own, which no other texts have', () => {
  const names = folders.flatMap((folder) => Object.keys(textsIn(folder, 'en')))
  expect(names.sort()).toEqual([...new Set(names)].sort())
})

describe.each([...locales.keys()])('the texts in %s', (language) => {
  const texts = flat(locales.get(language) ?? {})

  test('have the keys of the English ones', () => {
    expect([...bases(texts.keys())].sort()).toEqual([...bases(english.keys())].sort())
  })

  test('have each plural form that the language needs, and no other', () => {
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    for (const base of counted) {
      const forms = [...texts.keys()].filter((key) => withoutForm(key) === base && pluralForm.test(key))
      expect(forms.sort()).toEqual(needed.map((form) => `${base}_${form}`).sort())
    }
  })

  test('leave no hole unfilled and fill no other', () => {
    for (const [key, text] of texts) {
      const model = english.get(key) ?? english.get(`${withoutForm(key)}_other`)
      const [wanted, found] = [holes(model), holes(text)]
      const mayDrop = pluralForm.test(key) ? ['count', 'areas', 'fields'] : []
      expect([...found].filter((hole) => !wanted.has(hole))).toEqual([])
      expect(
        [...wanted].filter((hole) => !found.has(hole) && !mayDrop.includes(hole)),
        key,
      ).toEqual([])
    }
  })

  test('say nothing that is empty', () => {
    for (const [key, text] of texts) expect(text.trim(), key).not.toBe('')
  })

  test('name the regions as CLDR does', () => {
    const names = new Intl.DisplayNames([language], { type: 'region' })
    for (const [code, name] of Object.entries(locales.get(language)?.regions ?? {})) expect(name).toBe(names.of(code))
  })
})
