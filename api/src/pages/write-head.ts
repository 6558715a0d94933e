import { type InterfaceLanguage, interfaceLanguages } from '@centres/contract'
import { html } from 'ghtml'
import { alternatesOf, inLanguage } from './addresses.ts'
import type { Page } from './page.ts'
import { fill, type HeadTexts } from './texts.ts'

/** Open Graph wants a territory with each language. */
const ogLocales: Record<InterfaceLanguage, string> = { en: 'en_GB', af: 'af_ZA', ar: 'ar_AR', es: 'es_ES', fr: 'fr_FR' }

const scriptEscapes: Record<string, string> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
}

/** JSON that can stand in a script element: nothing in it ends the element or begins a comment. */
export const scriptJson = (value: object) =>
  JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => scriptEscapes[character] ?? '')

const line = (text: string) => `    ${text}\n`

type HeadOptions = { publicUrl: string; language: InterfaceLanguage; texts: HeadTexts }

/**
 * The head of a page. What is true of this page alone is marked: the client takes it away when it shows another.
 */
export function writeHead({ title, about, path, links = [], data }: Page, options: HeadOptions): string {
  const { publicUrl, language, texts } = options
  const others = interfaceLanguages.filter((one) => one !== language)
  return [
    html`<title>${fill(texts.pageTitle, { page: title, site: texts.site })}</title>`,
    html`<meta name="description" content="${about}">`,
    ...(path === undefined
      ? ['<meta name="robots" content="noindex" data-served>']
      : addressLines(publicUrl + path, language)),
    ...links.map(
      ({ type, href }) => html`<link rel="alternate" type="${type}" title="${title}" href="${href}" data-served>`,
    ),
    html`<meta property="og:type" content="website">`,
    html`<meta property="og:site_name" content="${texts.site}">`,
    html`<meta property="og:title" content="${title}" data-served>`,
    html`<meta property="og:description" content="${about}" data-served>`,
    html`<meta property="og:locale" content="${ogLocales[language]}">`,
    ...others.map((one) => html`<meta property="og:locale:alternate" content="${ogLocales[one]}">`),
    html`<meta name="twitter:card" content="summary">`,
    ...(data ? [`<script type="application/ld+json" data-served>${scriptJson(data)}</script>`] : []),
  ]
    .map(line)
    .join('')
}

function addressLines(address: string, language: InterfaceLanguage): string[] {
  const here = inLanguage(address, language)
  return [
    html`<link rel="canonical" href="${here}" data-served>`,
    ...alternatesOf(address).map(
      (one) => html`<link rel="alternate" hreflang="${one.language}" href="${one.address}" data-served>`,
    ),
    html`<meta property="og:url" content="${here}" data-served>`,
  ]
}
