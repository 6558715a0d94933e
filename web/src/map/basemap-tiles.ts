import { addProtocol } from 'maplibre-gl'

declare const __BASEMAP_URL__: string

/** Versioned by its content, so that it may be kept for ever. */
export const basemapUrl = __BASEMAP_URL__

/** Most of the world is sea, and the build leaves those tiles out: ask only for what is there. */
export const tileTemplate = 'atlas://{z}/{x}/{y}'

let written: Promise<ReadonlySet<string>> | undefined

async function writtenTiles(): Promise<ReadonlySet<string>> {
  const response = await fetch(`${basemapUrl}/tiles.json`)
  if (!response.ok) throw new Error(`The basemap answered ${response.status}`)
  return new Set<string>(await response.json())
}

addProtocol('atlas', async ({ url }, { signal }) => {
  written ??= writtenTiles().catch((error: unknown) => {
    written = undefined
    throw error
  })
  const tile = url.slice('atlas://'.length)
  if (!(await written).has(tile)) return { data: new ArrayBuffer(0) }
  const response = await fetch(`${basemapUrl}/${tile}.pbf`, { signal })
  if (!response.ok) throw new Error(`The basemap answered ${response.status}`)
  return { data: await response.arrayBuffer() }
})
