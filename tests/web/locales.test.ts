import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { interfaceLanguages } from '@centres/contract'
import { describe, expect, test } from 'vitest'

type Texts = { [key: string]: string | Texts }

const folder = join(import.meta.dirname, '../../web/src/i18n/locales')
const locales = new Map(
  readdirSync(folder).map((file) => [
    file.replace('.json', ''),
    JSON.parse(readFileSync(join(folder, file), 'utf8')) as Texts,
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

test('every language of the contract has a file, and no other', () => {
  expect([...locales.keys()].sort()).toEqual([...interfaceLanguages].sort())
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
