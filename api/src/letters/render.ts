import { html } from 'ghtml'
import { inLanguage } from '../pages/addresses.ts'
import { languageOf } from '../pages/texts.ts'
import { type Letter, partsOf } from './letter.ts'
import type { Paragraph } from './parts.ts'
import { directionIn, directionOf, type TextKey, textIn } from './texts.ts'

export type Rendered = {
  language: string
  subject: string
  text: string
  html: string
  /** The whole address at which letters of this kind are switched off. */
  unsubscribe?: string
  replyTo?: { name: string; address: string }
}

type Writing = {
  language: string
  direction: 'ltr' | 'rtl'
  addressOf: (path: string) => string
}

/** Marks that turn the direction of what follows, whoever wrote it. */
const turns = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g
const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u

/** Without what would end a line, and with it a header. */
const inOneLine = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
/** For a header, where programs would read an encoded word as what it stands for. */
const inHeader = (text: string) => inOneLine(text.replace(turns, '')).replaceAll('=?', '= ?')
const isolated = (value: string) => `\u2068${value}\u2069`

/** A value within a sentence. Where directions meet, it is kept apart, so that it does not turn the words around it. */
function inText(value: string, direction: 'ltr' | 'rtl'): string {
  const plain = inOneLine(value.replace(turns, ''))
  return direction === 'rtl' || rightToLeft.test(plain) ? isolated(plain) : plain
}

const inHtml = (value: string) => html`<bdi>${inOneLine(value.replace(turns, ''))}</bdi>`

const linesOf = (text: string) => text.split(/\r\n|[\n\r\p{Zl}\p{Zp}]/u).map(inOneLine)

function textOf(paragraph: Paragraph, writing: Writing): string {
  const { language, direction, addressOf } = writing
  switch (paragraph.kind) {
    case 'text':
      return textIn(language, paragraph, (value) => inText(value, direction))
    case 'link':
      return `${sentence(writing, paragraph.label)}\n${addressOf(paragraph.path)}`
    case 'quote':
      return linesOf(paragraph.text)
        .map((line) => `> ${line}`.trimEnd())
        .join('\n')
  }
}

/** A text of ours without a hole. */
const sentence = ({ language }: Writing, key: TextKey) => textIn(language, { key, values: {} }, inOneLine)

// A letter brings its style along in every tag: mail programs drop all else. The colours are the client's.
const style = {
  page: 'margin:0;padding:0;background-color:#fbfaf6;',
  letter:
    'max-width:36em;margin:0 auto;padding:24px 16px;color:#16212b;background-color:#fbfaf6;font:17px/1.5 Georgia,"Times New Roman",serif;',
  paragraph: 'margin:0 0 16px;',
  button:
    'display:inline-block;padding:12px 20px;border-radius:4px;color:#ffffff;background-color:#0b5160;font-family:Arial,sans-serif;font-weight:bold;text-decoration:none;',
  address: 'display:block;margin-top:8px;color:#434d57;font:14px/1.5 Arial,sans-serif;word-break:break-all;',
  quote: 'margin:0 0 16px;padding:0 16px;border:solid #7f7b70;border-width:0 3px;white-space:pre-line;',
  off: 'margin:16px 0 0;font-size:15px;',
  end: 'margin:32px 0 0;padding-top:16px;border-top:1px solid #dcd7ca;color:#434d57;',
}

function quoteOf({ text, language }: Extract<Paragraph, { kind: 'quote' }>): string {
  const lines = linesOf(text).join('\n')
  if (language === undefined) return html`<blockquote dir="auto" style="${style.quote}">${lines}</blockquote>`
  return html`<blockquote lang="${language}" dir="${directionOf(language)}" style="${style.quote}">${lines}</blockquote>`
}

function htmlOf(paragraph: Paragraph, writing: Writing): string {
  switch (paragraph.kind) {
    case 'text':
      return html`<p style="${style.paragraph}">!${textIn(writing.language, paragraph, inHtml)}</p>`
    case 'link': {
      const address = writing.addressOf(paragraph.path)
      return html`<p style="${style.paragraph}"><a href="${address}" style="${style.button}">${sentence(writing, paragraph.label)}</a>
<bdi dir="ltr" style="${style.address}">${address}</bdi></p>`
    }
    case 'quote':
      return quoteOf(paragraph)
  }
}

/** A letter in words, as text and as HTML that asks for nothing from elsewhere. */
export function renderLetter(letter: Letter, publicUrl: string): Rendered {
  const language = languageOf(letter.language)
  const direction = directionIn(language)
  const addressOf = (path: string) => `${publicUrl}${inLanguage(path, language)}`
  const writing: Writing = { language, direction, addressOf }
  const { subject: said, body, unsubscribe, replyTo } = partsOf({ ...letter, language })
  const off = unsubscribe && { address: addressOf(unsubscribe), label: sentence(writing, 'unsubscribe') }
  const subject = inOneLine(textIn(language, said, (value) => inText(value, direction))).replaceAll('=?', '= ?')
  const [greeting, closing, site] = (['greeting', 'closing', 'site'] as const).map((key) => sentence(writing, key))
  const home = addressOf('/')
  const end = [`${closing}\n${site}\n${home}`, ...(off ? [`${off.label}\n${off.address}`] : [])]
  return {
    language,
    subject,
    ...(off && { unsubscribe: off.address }),
    ...(replyTo && { replyTo: { name: inHeader(replyTo.name), address: replyTo.address } }),
    text: `${[greeting, ...body.map((paragraph) => textOf(paragraph, writing)), ...end].join('\n\n')}\n`,
    html: html`<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${subject}</title>
</head>
<body style="${style.page}">
<div lang="${language}" dir="${direction}" style="${style.letter}">
<p style="${style.paragraph}">${greeting}</p>
!${body.map((paragraph) => htmlOf(paragraph, writing)).join('\n')}
<p style="${style.end}">${closing}<br>${site}<br><a href="${home}" style="color:#0b5160;"><bdi dir="ltr">${home}</bdi></a></p>
!${off ? html`<p style="${style.off}"><a href="${off.address}" style="color:#434d57;">${off.label}</a></p>` : ''}
</div>
</body>
</html>
`,
  }
}
