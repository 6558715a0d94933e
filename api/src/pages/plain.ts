import type { InterfaceLanguage } from '@centres/contract'
import type { NameRecord, PublicCentre } from '@centres/db'
import { html } from 'ghtml'
import type { HeadTexts } from './texts.ts'

const directory = ({ plain }: HeadTexts) => html`<p>${plain.why}</p>
<ul>
<li><a href="/ogc/collections/centres/items">${plain.table}</a></li>
<li><a href="/v1/centres">${plain.centres}</a></li>
<li><a href="/v1/openapi.json">${plain.api}</a></li>
</ul>`

/** Any page without JavaScript: what it is, and where the directory can be read. */
export const plainPage = (title: string, about: string, texts: HeadTexts) => html`<h1>${title}</h1>
<p>${about}</p>
!${directory(texts)}`

const named = ({ text, language }: NameRecord) =>
  html`<span dir="auto"!${language ? html` lang="${language}"` : ''}>${text}</span>`

const outward = (address: string) => html`<a href="${address}" rel="nofollow ugc noopener">${address}</a>`

type Fact = [term: string, value: string]

/** A record without JavaScript: the centre, its institutions, where it is and where to read on. */
export function plainCentre(
  { id, names, institutions, website, languages }: PublicCentre,
  place: string,
  language: InterfaceLanguage,
  texts: HeadTexts,
): string {
  const { plain } = texts
  const languageNames = new Intl.DisplayNames(language, { type: 'language' })
  const list = new Intl.ListFormat(language)
  const facts: Fact[] = [
    ...institutions.flatMap(({ names: [name] }): Fact[] => (name ? [[plain.institution, named(name)]] : [])),
    [plain.place, html`${place}`],
  ]
  if (languages.length > 0)
    facts.push([plain.languages, html`${list.format(languages.map((tag) => languageNames.of(tag) ?? tag))}`])
  // Nothing but the web: an address of another kind could be a script.
  if (website && /^https?:\/\//i.test(website)) facts.push([plain.website, outward(website)])
  const [name, ...others] = names.map(named)
  return html`<h1>!${name ?? ''}</h1>
!${others.map(
    (other) => html`<p>!${other}</p>
`,
  )}<dl>
!${facts.map(
    ([term, value]) => html`<dt>${term}</dt>
<dd>!${value}</dd>
`,
  )}</dl>
<p><a href="/v1/centres/${id}">${plain.record}</a></p>
!${directory(texts)}`
}
