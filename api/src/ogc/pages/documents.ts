import type { Collection, Collections, Conformance, LandingPage } from '@centres/contract'
import { html } from 'ghtml'
import { collectionPath, rootPath } from '../links.ts'
import { crumbs, type Page } from './layout.ts'
import { definitions, show } from './values.ts'

export function landingHtml({ title, description, attribution, links }: LandingPage): Page {
  return {
    title: 'OGC API',
    crumbs: [],
    links,
    body: html`<p class="lead">${title}. ${description}</p>
<p><a href="${rootPath}${collectionPath}/items">The centres as a table</a>, or give this page’s address to your
program: in QGIS under <i>WFS / OGC API - Features</i>, with GDAL as <code>OAPIF:</code> and the address,
best with <code>-oo PAGE_SIZE=10000</code>, as it asks for ten at a time by itself.</p>
<p class="soft">${attribution}</p>`,
  }
}

export function conformancePage({ conformsTo, links }: Conformance): Page {
  return {
    title: 'Conformance',
    crumbs: [crumbs.landing],
    links,
    body: html`<p class="lead">The classes of OGC API - Features that this server keeps to.</p>
<ul>
!${conformsTo.map(
      (name) => html`<li><code>${name}</code></li>
`,
    )}
</ul>`,
  }
}

function details({ id, description, attribution, itemType, crs, extent }: Collection): string {
  const { spatial, temporal } = extent
  return html`<p class="lead">${description}</p>
!${definitions([
    ['Id', show(id)],
    ['Kind of item', show(itemType)],
    ['Coordinates', show(crs)],
    ['Where (west, south, east, north)', show(spatial?.bbox ?? 'no point yet')],
    ['When records changed', show(temporal.interval.map((bounds) => bounds.map((bound) => bound ?? '..').join(' – ')))],
    ['Calendar', show(temporal.trs)],
    ['Source', show(attribution)],
  ])}`
}

export function collectionsPage({ collections, links }: Collections): Page {
  return {
    title: 'Collections',
    crumbs: [crumbs.landing],
    links: [...links, ...collections.flatMap((collection) => collection.links)],
    body: html`!${collections.map(
      (collection) => html`<section>
<h2><a href="${rootPath}/collections/${collection.id}">${collection.title}</a></h2>
!${details(collection)}
</section>`,
    )}`,
  }
}

export function collectionPage(collection: Collection): Page {
  const { title, links } = collection
  return { title, crumbs: [crumbs.landing, crumbs.collections], links, body: details(collection) }
}
