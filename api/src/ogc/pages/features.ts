import type { Feature, FeatureCollection } from '@centres/contract'
import { html } from 'ghtml'
import { collectionPath, rootPath } from '../links.ts'
import { crumbs, type Page } from './layout.ts'
import { definitions, isGiven, show } from './values.ts'

type Listed = FeatureCollection['features'][number]
type Properties = Record<string, unknown>

const above = [crumbs.landing, crumbs.collections, crumbs.collection]

const placeOf = ({ geometry }: Listed) => (geometry ? geometry.coordinates.join(', ') : 'no public point')

/** Everything that a feature says, and what it does not. */
function facts(feature: Listed): string {
  const all: Properties = feature.properties
  const given = Object.entries(all).filter(([, value]) => isGiven(value))
  const missing = Object.keys(all).filter((name) => !isGiven(all[name]))
  return html`!${definitions([
    ['Point (longitude, latitude)', show(placeOf(feature))],
    ...given.map(([name, value]): [string, string] => [name, show(value)]),
  ])}
<p class="soft">Not known or not given: ${missing.join(', ')}.</p>`
}

/** With its language where that is known, so that it is read out and set right. */
const nameOf = ({ name, nameLanguage }: Properties) =>
  html`<bdi!${nameLanguage ? html` lang="${nameLanguage}"` : ''}>${name}</bdi>`

const columns = 6

function rows(feature: Listed): string {
  const all: Properties = feature.properties
  const cell = (...names: string[]) =>
    names
      .filter((name) => isGiven(all[name]))
      .map((name) => show(all[name]))
      .join(', ')
  return html`<tr>
<th scope="row"><a href="${rootPath}${collectionPath}/items/${feature.id}">!${nameOf(all)}</a></th>
<td>!${cell('institution')}</td>
<td>!${cell('city', 'country')}</td>
<td>!${cell('kind')}</td>
<td>!${cell('language')}</td>
<td>${String(all.updatedAt).slice(0, 10)}</td>
</tr>
<tr class="more"><td colspan="${columns}"><details><summary>Everything about !${nameOf(all)}</summary>
!${facts(feature)}
</details></td></tr>
`
}

export function featuresPage({ features, numberMatched, numberReturned, timeStamp, links }: FeatureCollection): Page {
  const next = links.find(({ rel }) => rel === 'next')
  return {
    title: 'Features',
    crumbs: above,
    links,
    isWide: true,
    body: html`<p class="lead">${numberReturned} of ${numberMatched} writing centres, by id.</p>
<div class="scroll" role="region" aria-label="Writing centres" tabindex="0">
<table>
<thead><tr>
<th scope="col">Name</th><th scope="col">Institution</th><th scope="col">Place</th>
<th scope="col">Kind</th><th scope="col">Languages</th><th scope="col">Changed</th>
</tr></thead>
<tbody>
!${features.map(rows)}
</tbody>
</table>
</div>
!${next ? html`<p><a class="next" href="${next.href}" rel="next">Next page</a></p>` : ''}
<p class="soft">Made at ${timeStamp}.</p>`,
  }
}

export function featurePage({ links, ...feature }: Feature): Page {
  const { name, nameLanguage, address } = feature.properties as Properties
  return {
    title: String(name),
    language: typeof nameLanguage === 'string' ? nameLanguage : null,
    crumbs: [...above, crumbs.items],
    links,
    body: html`<p><a href="${address}">The page of this centre in the atlas</a></p>
!${facts(feature)}`,
  }
}
