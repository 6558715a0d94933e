import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { CentreAddress, ReleaseSummary } from '@centres/db'
import { ErrorLevel, SitemapIndexStream, type SitemapItemLoose, SitemapStream, streamToPromise } from 'sitemap'
import { releaseAddress } from '../addresses.ts'
import { alternatesOf, profilePath } from './addresses.ts'
import { documents, sets } from './site-map.ts'

const openSitemap = () =>
  new SitemapStream({ level: ErrorLevel.THROW, xmlns: { news: false, video: false, image: false, xhtml: true } })

const item = (address: string, lastmod?: string): SitemapItemLoose => ({
  url: address,
  ...(lastmod ? { lastmod } : {}),
  links: alternatesOf(address).map(({ language, address: url }) => ({ lang: language, url })),
})

export const centresPath = (part: number | string) => `/sitemap/centres-${part}.xml`
export const pagesPath = '/sitemap/pages.xml'

/** The list of the parts. */
export async function writeIndex(publicUrl: string, parts: number, lastmod: string | undefined): Promise<Buffer> {
  const paths = [pagesPath, ...Array.from({ length: parts }, (_, index) => centresPath(index + 1))]
  const items = paths.map((path) => ({ url: publicUrl + path, ...(lastmod && path !== pagesPath ? { lastmod } : {}) }))
  return streamToPromise(Readable.from(items).pipe(new SitemapIndexStream({ level: ErrorLevel.THROW })))
}

/** All pages but those of centres. */
export async function writePages(publicUrl: string, releases: ReleaseSummary[]): Promise<Buffer> {
  const items = [
    ...[...sets, ...documents].map(({ path }) => item(publicUrl + path)),
    ...releases.map(({ number, releasedAt }) => item(releaseAddress(publicUrl, number), releasedAt)),
  ]
  return streamToPromise(Readable.from(items).pipe(openSitemap()))
}

/** A part with the pages of these centres. */
export async function writeCentres(publicUrl: string, centres: CentreAddress[], path: string, signal: AbortSignal) {
  function* items() {
    for (const { id, name, updatedAt } of centres)
      yield item(publicUrl + profilePath({ id, names: [{ text: name }] }), updatedAt)
  }
  await pipeline(Readable.from(items()), openSitemap(), createWriteStream(path, { flags: 'wx' }), { signal })
}
