import type { OgcLink } from '@centres/contract'
import { html } from 'ghtml'
import { datasetTitle } from '../../dataset.ts'
import { collectionPath, rootPath } from '../links.ts'

export type Crumb = { title: string; path: string }

export type Page = {
  title: string
  /** Of the title, where it is a centre's name. */
  language?: string | null
  /** The pages above it. */
  crumbs: Crumb[]
  /** HTML. */
  body: string
  /** What the answer links to, for people as for programs. */
  links: OgcLink[]
  /** Whether it holds a wide table. */
  isWide?: boolean
}

export const crumbs = {
  landing: { title: 'OGC API', path: '' },
  collections: { title: 'Collections', path: '/collections' },
  collection: { title: 'Writing centres', path: collectionPath },
  items: { title: 'Features', path: `${collectionPath}/items` },
} satisfies Record<string, Crumb>

const isPage = ({ type }: OgcLink) => type === 'text/html'

function linkList(links: OgcLink[]): string {
  return html`<section aria-labelledby="links">
<h2 id="links">Links</h2>
<ul>
!${links.map(
    (link) => html`<li><a href="${link.href}" rel="${link.rel}" type="${link.type}">${link.title ?? link.href}</a>
<span class="soft">${link.rel}!${isPage(link) ? '' : html`, ${link.type}`}</span></li>
`,
  )}
</ul>
</section>`
}

/** A whole page, in the look of the client where that is built. No script, and no style but by address. */
export function renderPage(
  { title, language, crumbs: above, body, links, isWide }: Page,
  clientStyle: string | undefined,
): string {
  const styles = [...(clientStyle ? [clientStyle] : []), `${rootPath}/pages.css`]
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} – ${datasetTitle}</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
!${styles.map(
    (style) => html`<link rel="stylesheet" href="${style}">
`,
  )}
</head>
<body>
<header class="top">
<a class="wordmark" href="/">${datasetTitle}</a>
<nav aria-label="You are here">
<ol class="crumbs">
!${above.map(
    ({ title: name, path }) => html`<li><a href="${rootPath + path}">${name}</a></li>
`,
  )}
<li aria-current="page">${title}</li>
</ol>
</nav>
</header>
<main class="${isWide ? 'wide' : 'narrow'}">
<h1 dir="auto"!${language ? html` lang="${language}"` : ''}>${title}</h1>
!${body}
!${linkList(links)}
</main>
</body>
</html>
`
}
