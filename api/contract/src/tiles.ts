import { z } from 'zod'
import { CentreFilters } from './centre-filters.ts'
import { endpoint } from './endpoint.ts'
import { Problem } from './problem.ts'
import { integerParam } from './query.ts'

export const maximumTileZoom = 18

export const TileAddress = z
  .strictObject({
    z: integerParam(0, maximumTileZoom).meta({ description: 'Zoom: 0 is the whole world in one tile', example: 4 }),
    x: integerParam(0, 2 ** maximumTileZoom - 1).meta({
      description: 'Column, counted from the west, below 2 to the power of z',
      example: 8,
    }),
    y: z
      .string()
      .regex(/^\d{1,6}\.mvt$/, 'must be a row number followed by .mvt')
      .transform((text) => Number.parseInt(text, 10))
      .meta({ description: 'Row, counted from the north, followed by .mvt', example: '5.mvt' }),
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
        'A Mapbox Vector Tile (Web Mercator) with one layer, centres, of the set that the filters name. A feature is a centre, with its id, or stands for several, with their count. In a map library the address is /v1/tiles/{z}/{x}/{y}.mvt.',
      tags: ['Tiles'],
      params: TileAddress,
      querystring: CentreFilters,
      response: {
        200: z.any().describe('application/vnd.mapbox-vector-tile'),
        400: Problem,
        404: Problem,
        429: Problem,
      },
    },
  }),
}
