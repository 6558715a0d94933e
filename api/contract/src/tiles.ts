import { z } from 'zod'
import { CentreFilters } from './centre-filters.ts'
import { endpoint } from './endpoint.ts'
import { Problem } from './problem.ts'
import { integerParam } from './query.ts'

export const maximumTileZoom = 18

export const TileAddress = z
  .strictObject({
    z: integerParam(0, maximumTileZoom),
    x: integerParam(0, 2 ** maximumTileZoom - 1),
    y: z
      .string()
      .regex(/^\d{1,6}\.mvt$/, 'must be a row number followed by .mvt')
      .transform((text) => Number.parseInt(text, 10)),
  })
  .refine(({ z: zoom, x }) => x < 2 ** zoom, { path: ['x'], error: 'must be below 2 to the power of z' })
  .refine(({ z: zoom, y }) => y < 2 ** zoom, { path: ['y'], error: 'must be below 2 to the power of z' })

export const tiles = {
  read: endpoint({
    method: 'GET',
    url: '/tiles/:z/:x/:y',
    schema: {
      summary: 'Read a vector tile',
      description:
        'Mapbox Vector Tile with one layer, centres. A feature is a centre (id) or a cluster (count). Ask for /v1/tiles/{z}/{x}/{y}.mvt.',
      tags: ['Tiles'],
      params: TileAddress,
      querystring: CentreFilters,
      response: { 200: z.any().describe('application/vnd.mapbox-vector-tile'), 400: Problem, 404: Problem },
    },
  }),
}
