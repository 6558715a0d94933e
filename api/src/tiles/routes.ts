import { tiles } from '@centres/contract'
import { readTile, type TileFeature, tileExtent } from '@centres/db'
import { fromGeojsonVt } from '@maplibre/vt-pbf'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Services } from '../services.ts'

/** One layer of points in the Mapbox Vector Tile format, version 2. Encoded here, as not every PostGIS has ST_AsMVT. */
export function encodeTile(features: TileFeature[]): Buffer {
  const layer = {
    features: features.map(({ x, y, count, id }) => ({
      type: 1 as const,
      geometry: [[x, y]] as [number, number][],
      tags: id === null ? { count } : { count, id },
    })),
  }
  const options = { version: 2, extent: tileExtent }
  return Buffer.from(
    fromGeojsonVt({ centres: layer as unknown as Parameters<typeof fromGeojsonVt>[0][string] }, options),
  )
}

export const tileRoutes: FastifyPluginAsyncZod<Services> = async (app, { database }) => {
  app.route({
    ...tiles.read,
    config: { public: 'version' },
    handler: async ({ params, query }, reply) => {
      await app.checkCodes(query)
      const tile = encodeTile(await readTile(database, query, params))
      return reply.type('application/vnd.mapbox-vector-tile').send(tile)
    },
  })
}
