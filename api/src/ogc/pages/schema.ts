import type { OgcLink, PropertySchema } from '@centres/contract'
import { html } from 'ghtml'
import { crumbs, type Page } from './layout.ts'

type Property = {
  title?: string
  description?: string
  type?: string
  format?: string
  enum?: string[]
  items?: Property
}

const typeOf = ({ type, format, items }: Property): string =>
  items ? `list of ${typeOf(items)}s` : (format ?? type ?? 'value')

const codesOf = (property: Property): string[] => property.enum ?? property.items?.enum ?? []

function codeList(codes: string[]): string {
  if (codes.length === 0) return ''
  return html`<details><summary>${codes.length} codes</summary><p><code>${codes.join(', ')}</code></p></details>`
}

const row = ([name, property]: [string, Property]) => html`<tr>
<th scope="row"><code>${name}</code></th>
<td>${typeOf(property)}</td>
<td>${property.description}!${codeList(codesOf(property))}</td>
</tr>
`

/** A JSON Schema as a table of its properties, those of a feature’s properties among them. */
export function schemaPage(title: string, schema: PropertySchema, links: OgcLink[]): Page {
  const properties = schema.properties as Record<string, Property & { properties?: Record<string, Property> }>
  const rows = Object.entries(properties).flatMap(([name, property]): [string, Property][] =>
    property.properties ? Object.entries(property.properties) : [[name, property]],
  )
  return {
    title,
    crumbs: [crumbs.landing, crumbs.collections, crumbs.collection],
    links,
    isWide: true,
    body: html`<p class="lead">${schema.description}</p>
<div class="scroll" role="region" aria-label="Properties" tabindex="0">
<table>
<thead><tr><th scope="col">Name</th><th scope="col">Type</th><th scope="col">Meaning</th></tr></thead>
<tbody>
!${rows.map(row)}
</tbody>
</table>
</div>`,
  }
}
