import { z } from 'zod'

const decimal = /^-?\d{1,3}(\.\d{1,15})?$/

function numbersOf(text: string): number[] {
  return text.split(',').map((part) => (decimal.test(part.trim()) ? Number(part) : Number.NaN))
}

const isLongitude = (value: number | undefined) => value !== undefined && value >= -180 && value <= 180
const isLatitude = (value: number | undefined) => value !== undefined && value >= -90 && value <= 90

/** West, south, east, north in degrees. A west greater than the east crosses the antimeridian. */
export type Bounds = [west: number, south: number, east: number, north: number]

export const BoundsParam = z
  .string()
  .refine(
    (text) => {
      const [west, south, east, north, ...rest] = numbersOf(text)
      return (
        rest.length === 0 &&
        isLongitude(west) &&
        isLatitude(south) &&
        isLongitude(east) &&
        isLatitude(north) &&
        (south as number) <= (north as number)
      )
    },
    {
      error:
        'must be four decimal degrees, west,south,east,north, as in -10,35,30,60; longitudes from -180 to 180, latitudes from -90 to 90, south not above north; west may exceed east to cross the antimeridian',
      abort: true,
    },
  )
  .transform((text) => numbersOf(text) as Bounds)
  .meta({
    description: 'west,south,east,north in degrees; may cross the antimeridian (west > east)',
    example: '-10,35,30,60',
  })

/** Longitude, latitude in degrees. */
export type Position = [longitude: number, latitude: number]

export const PositionParam = z
  .string()
  .refine(
    (text) => {
      const [longitude, latitude, ...rest] = numbersOf(text)
      return rest.length === 0 && isLongitude(longitude) && isLatitude(latitude)
    },
    { error: 'must be two decimal degrees, longitude,latitude, as in 18.87,-33.93', abort: true },
  )
  .transform((text) => numbersOf(text) as Position)
  .meta({ description: 'longitude,latitude in degrees', example: '18.87,-33.93' })

export const Location = z
  .object({
    longitude: z.number().min(-180).max(180),
    latitude: z.number().min(-90).max(90),
  })
  .meta({ id: 'Location', description: 'A point in WGS 84, in degrees, as coarse as the centre wishes it.' })
export type Location = z.infer<typeof Location>
