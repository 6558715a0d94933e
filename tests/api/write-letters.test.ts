import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { claimReasons, decisionReasons, interfaceLanguages, linkMinutes } from '@centres/contract'
import { JSDOM } from 'jsdom'
import { describe, expect, test } from 'vitest'
import type { Letter } from '../../api/src/letters/letter.ts'
import { renderLetter } from '../../api/src/letters/render.ts'
import { aLetter, lettersOfEachKind } from '../support/letters.ts'

type Texts = { [key: string]: string | Texts }

const folder = join(import.meta.dirname, '../../api/src/letters/locales')
const publicUrl = 'https://atlas.example.org'
const kinds = lettersOfEachKind().map(({ kind }) => kind)
const everyLetter = interfaceLanguages.flatMap((language) => kinds.map((kind) => [kind, language] as const))

function flat(texts: Texts, before = ''): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, value]) =>
      typeof value === 'string' ? [[before + key, value] as const] : [...flat(value, `${before}${key}.`)],
    ),
  )
}

const textsIn = (language: string) => flat(JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8')))
const english = textsIn('en')
const holes = (text = '') => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()
const withoutTurns = (text: string) => text.replace(/[\u2066-\u2069]/g, '')

/** Where a letter leads to: every address in its text. */
const addressesIn = (text: string) => text.split('\n').filter((line) => line.startsWith('http'))

function written(letter: Letter) {
  const rendered = renderLetter(letter, publicUrl)
  return { ...rendered, document: new JSDOM(rendered.html).window.document }
}

test('every language of the contract has a file, and no other', () => {
  expect(
    readdirSync(folder)
      .map((file) => file.replace('.json', ''))
      .sort(),
  ).toEqual([...interfaceLanguages].sort())
})

describe.each(interfaceLanguages)('the texts in %s', (language) => {
  const texts = textsIn(language)

  test('have the keys and the holes of the English ones', () => {
    expect([...texts.keys()].sort()).toEqual([...english.keys()].sort())
    for (const [key, text] of texts) expect(holes(text), key).toEqual(holes(english.get(key)))
  })

  test('say something, without markup and without shouting', () => {
    for (const [key, text] of texts) {
      expect(text.trim(), key).not.toBe('')
      expect(text, key).not.toMatch(/[<>&!¡]/)
    }
  })

  test('run as the language does', () => {
    const { direction } = (
      new Intl.Locale(language) as Intl.Locale & { getTextInfo(): { direction: string } }
    ).getTextInfo()
    expect(texts.get('direction')).toBe(direction)
  })
})

test.each(everyLetter)('%s is whole in %s', (kind, language) => {
  const letter = aLetter(kind, { language, name: 'Skryflab' })
  const { subject, text, html, document } = written(letter)
  const texts = textsIn(language)
  for (const part of [subject, text, html]) {
    expect(part).not.toMatch(/\{\{|\}\}|undefined|\[object/)
    for (const key of english.keys()) if (key.includes('.')) expect(part).not.toContain(key)
  }
  expect(subject).not.toBe('')
  expect(text).toContain(texts.get('greeting'))
  expect(text).toContain(texts.get('site'))
  if ('name' in letter.data) {
    expect(withoutTurns(subject)).toContain('Skryflab')
    expect(withoutTurns(text)).toContain('Skryflab')
    expect([...document.querySelectorAll('bdi')].map(({ textContent }) => textContent)).toContain('Skryflab')
  }
  if ('message' in letter.data) {
    expect(text).toContain(texts.get('words'))
    expect(text).toContain('> Please say where the centre is.')
    expect(document.querySelector('blockquote')?.textContent).toBe('Please say where the centre is.')
  }
  const direction = language === 'ar' ? 'rtl' : 'ltr'
  for (const element of [document.documentElement, document.body.firstElementChild]) {
    expect([element?.getAttribute('lang'), element?.getAttribute('dir')]).toEqual([language, direction])
  }
  // The same words and addresses in both forms.
  const links = [...document.querySelectorAll('a')].map(({ href }) => href)
  expect(links).toEqual(addressesIn(text).map((address) => new URL(address).href))
  for (const paragraph of text.split('\n\n').filter((each) => !each.includes('\n') && !each.startsWith('>'))) {
    expect(document.body.textContent).toContain(withoutTurns(paragraph).trim())
  }
})

const registration = '0b9d4b3e-6c1f-4a54-9f0e-1f6a5c1b7a10'
const claim = '7c0f6f0e-5f0f-4c8e-9a57-2f1d3f0a9b11'

test.each<[Letter['kind'], string[]]>([
  ['sign-in', ['/sign-in/a-token-of-32-bytes?to=%2Fregister%3Fstep%3D2']],
  ['registration-received', [`/registrations/${registration}`]],
  ['registration-waits', [`/moderate/registrations/${registration}`]],
  ['cases-wait', [`/moderate/registrations/${registration}`, '/moderate']],
  ['still-correct', ['/reminders/confirm.x', '/centres/wca-7k3m9qd/edit', '/reminders/close.x']],
  ['changes-asked', [`/registrations/${registration}`]],
  ['registration-published', ['/centres/wca-7k3m9qd/skryflab', '/my-centres']],
  ['registration-rejected', [`/registrations/${registration}`]],
  ['claim-received', [`/claims/${claim}`]],
  ['claim-waits', [`/moderate/claims/${claim}`]],
  ['claim-contested', [`/claims/${claim}/answer`]],
  ['claim-approved', ['/centres/wca-7k3m9qd/skryflab', '/my-centres']],
  ['claim-rejected', [`/claims/${claim}`]],
  ['appeal-waits', [`/moderate/claims/${claim}`]],
  ['steward-invited', ['/invitations/a-token-of-32-bytes']],
  ['steward-joined', ['/centres/wca-7k3m9qd/people']],
  ['moderator-appointed', ['/moderate']],
  ['appointment-changed', ['/moderate']],
  ['appointment-ended', []],
  ['word-decided', ['/centres/wca-7k3m9qd/skryflab']],
])('%s leads to %j', (kind, paths) => {
  const { text, unsubscribe } = written(aLetter(kind))
  expect(addressesIn(text)).toEqual([
    ...[...paths, '/'].map((path) => `${publicUrl}${path}`),
    ...(unsubscribe === undefined ? [] : [unsubscribe]),
  ])
})

test('a link opens in the language of the letter', () => {
  expect(addressesIn(written(aLetter('sign-in', { language: 'ar' })).text)).toEqual([
    `${publicUrl}/sign-in/a-token-of-32-bytes?to=%2Fregister%3Fstep%3D2&lang=ar`,
    `${publicUrl}/?lang=ar`,
  ])
})

test.each([
  ['en', '20 minutes'],
  ['af', '20 minute'],
  ['ar', '20 دقيقة'],
  ['es', '20 minutos'],
  ['fr', '20 minutes'],
] as const)('the letter in %s says how long its link holds', (language, duration) => {
  expect(linkMinutes).toBe(20)
  expect(withoutTurns(written(aLetter('sign-in', { language })).text)).toContain(duration)
})

test.each(everyLetter)('what people wrote is text and nothing else: %s in %s', (kind, language) => {
  const hostile = '<script>alert(1)</script> "&amp;" {{site}} $t(site) <b>'
  const { html, text, document } = written(aLetter(kind, { language, name: hostile, message: hostile }))
  const plain = written(aLetter(kind, { language }))
  expect(document.querySelectorAll('*').length).toBe(plain.document.querySelectorAll('*').length)
  expect(html).not.toContain('<script')
  if (kind === 'sign-in') return
  expect(document.body.textContent).toContain(hostile)
  expect(withoutTurns(text)).toContain(hostile)
})

test.each(everyLetter)('nothing is asked of elsewhere, and no line is broken by a name: %s in %s', (kind, language) => {
  const { subject, html, document } = written(
    aLetter(kind, { language, name: 'One\r\nBcc: two@example.org\u2028three' }),
  )
  expect(document.querySelectorAll('img, link, script, style, iframe, [src], [background]')).toHaveLength(0)
  expect(html).not.toMatch(/url\(|@import/)
  expect(subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u)
})

test('a name turns nothing around it: not in Arabic, and not one in Arabic among other words', () => {
  const name = 'مركز الكتابة'
  expect(written(aLetter('registration-received', { language: 'ar', name: 'Skryflab' })).subject).toContain(
    '\u2068Skryflab\u2069',
  )
  expect(written(aLetter('registration-received', { name })).text).toContain(`\u2068${name}\u2069`)
  expect(written(aLetter('registration-received', { name: 'Skryflab' })).text).toContain('registering Skryflab.')
  // Marks of the name's own, which would reach beyond it.
  const turning = written(aLetter('registration-received', { name: 'Skryf\u202Elab\u2069' }))
  for (const part of [turning.subject, turning.text, turning.html]) expect(part).toContain('Skryflab')
})

test.each(decisionReasons)('the reason %s is said where there are words for it', (reason) => {
  for (const kind of ['changes-asked', 'registration-rejected'] as const) {
    const { data, ...letter } = aLetter(kind)
    const { text } = written({ ...letter, data: { ...data, reason, message: 'Own words' } } as Letter)
    expect(text).toContain('> Own words')
    if (reason === 'other') expect(text).not.toContain('The reason')
    else expect(text).toContain(english.get(`reasons.${reason}`))
  }
})

test.each(claimReasons)('the reason %s of a claim is said where there are words for it', (reason) => {
  const { data, ...letter } = aLetter('claim-rejected')
  for (const isFinal of [false, true]) {
    const { text } = written({ ...letter, data: { ...data, reason, isFinal } } as Letter)
    if (reason === 'other') expect(text).not.toContain('The reason')
    else expect(text).toContain(english.get(`claimReasons.${reason}`))
    expect(text).toContain(english.get(isFinal ? 'appealed' : 'mayAppeal'))
    expect(text).not.toContain(english.get(isFinal ? 'mayAppeal' : 'appealed'))
  }
})

test('who has handed over is told that they keep the record no more', () => {
  const { data, ...letter } = aLetter('steward-joined')
  const { text } = written({ ...letter, data: { ...data, hasLeft: true } } as Letter)
  expect(text).toContain('You have handed it over')
  expect(addressesIn(text)).toEqual([`${publicUrl}/my-centres`, `${publicUrl}/`])
})

test('words that nobody wrote are not announced', () => {
  const { text, document } = written(aLetter('changes-asked', { message: ' \n ' }))
  expect(text).not.toContain(english.get('words'))
  expect(document.querySelector('blockquote')).toBeNull()
})

test('what a moderator wrote in lines stays in lines', () => {
  const { text, document } = written(aLetter('changes-asked', { message: 'First\r\nsecond\n\nthird' }))
  expect(text).toContain('> First\n> second\n>\n> third\n')
  expect(document.querySelector('blockquote')?.textContent).toBe('First\nsecond\n\nthird')
})
