import type { OgcLink } from '@centres/contract'
import { html } from 'ghtml'
import type { OgcDocument, Parameter } from '../openapi.ts'
import { crumbs, type Page } from './layout.ts'

type Operation = OgcDocument['paths'][string]['get']

const parameterRow = ({ name, in: place, description }: Parameter) => html`<tr>
<th scope="row"><code>${name}</code></th>
<td>${place}</td>
<td>${description}</td>
</tr>
`

function parameterTable(parameters: Parameter[], path: string): string {
  return html`<div class="scroll" role="region" aria-label="Parameters of ${path}" tabindex="0">
<table>
<thead><tr><th scope="col">Parameter</th><th scope="col">In</th><th scope="col">Meaning</th></tr></thead>
<tbody>
!${parameters.map(parameterRow)}
</tbody>
</table>
</div>`
}

function section(path: string, { summary, description, parameters = [], responses }: Operation, document: OgcDocument) {
  const named = document.components.parameters ?? {}
  const used = parameters.flatMap((parameter) =>
    '$ref' in parameter ? (named[parameter.$ref.split('/').at(-1) ?? ''] ?? []) : [parameter],
  )
  const answers = Object.entries(responses).map(([status, response]) => `${status} ${response.description}`)
  return html`<section>
<h2>${summary}</h2>
<p><code>GET ${path}</code></p>
<p>${description}</p>
!${parameterTable(used, path)}
<p class="soft">Answers: ${answers.join(', ')}</p>
</section>
`
}

/** The OpenAPI document for people. */
export function apiPage(document: OgcDocument, links: OgcLink[]): Page {
  return {
    title: 'Description',
    crumbs: [crumbs.landing],
    links,
    isWide: true,
    body: html`<p class="lead">${document.info.description}</p>
!${Object.entries(document.paths).map(([path, { get }]) => section(path, get, document))}`,
  }
}
