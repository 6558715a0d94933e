import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { interfaceLanguages, messageMaxLength, messageSides } from '@centres/contract'
import { describe, expect, test } from 'vitest'
import { fillIn, type Templates } from '../../web/src/writing/templates.ts'

const folder = join(import.meta.dirname, '../../web/src/writing/templates')
const collaboration = join(import.meta.dirname, '../../seeds/data/vocabularies/collaboration.json')
const read = <Kind>(path: string) => JSON.parse(readFileSync(path, 'utf8')) as Kind
const purposes = [...read<{ terms: { code: string }[] }>(collaboration).terms.map(({ code }) => code), 'question']

test('every language of the interface has templates, and no other', () => {
  expect(readdirSync(folder).sort()).toEqual(interfaceLanguages.map((language) => `${language}.json`).sort())
})

describe.each(interfaceLanguages)('the templates in %s', (language) => {
  const templates = read<Templates>(join(folder, `${language}.json`))
  const named = { name: 'Thandi', affiliation: 'Fort Hare', centre: 'Skryflab' }

  test('are there for each purpose, and for no other', () => {
    expect(Object.keys(templates.purposes).sort()).toEqual([...purposes].sort())
  })

  test('name sender, affiliation and centre, and leave no hole', () => {
    for (const purpose of purposes)
      for (const side of messageSides) {
        const letter = fillIn(templates, { ...named, purpose, side }) ?? ''
        for (const name of Object.values(named)) expect(letter, purpose).toContain(name)
        expect(letter, purpose).not.toMatch(/[{}]|undefined|\n\n\n/)
        expect(letter.length).toBeLessThan(messageMaxLength)
      }
  })

  test('are of two to four sentences for each purpose, other ones in each direction', () => {
    for (const [purpose, paragraphs] of Object.entries(templates.purposes)) {
      const texts = Object.values(paragraphs)
      expect(new Set(texts).size, purpose).toBe(['other', 'question'].includes(purpose) ? 1 : 2)
      for (const text of texts) {
        const sentences = [...new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)]
        expect(sentences.length, text).toBeGreaterThanOrEqual(2)
        expect(sentences.length, text).toBeLessThanOrEqual(4)
      }
    }
  })

  test('leave out who is not named yet', () => {
    const letter = fillIn(templates, {
      name: '',
      affiliation: '',
      centre: 'Skryflab',
      purpose: 'visit',
      side: 'neither',
    })
    expect(letter).toMatch(new RegExp(`${templates.regards}$`))
    expect(letter).not.toMatch(/[{}]/)
  })
})
