import { queryString } from '@centres/contract'
import type { Draw } from './draw.ts'
import { type Plain, plain } from './plain-sql.ts'
import type { World } from './world.ts'

/** One request, and the same question for the plain SQL. */
export type Variant = { path: string; params: (string | number)[] }

export type Item = {
  name: string
  /** What it must reach of the plain SQL when no request repeats. */
  target: number
  plain: Plain
  draw: (world: World, draw: Draw) => Variant
}

const degrees = (value: number, decimals = 4) => Number(value.toFixed(decimals))
const arrayOf = (codes: string[]) => `{${codes.join(',')}}`
const pathOf = (path: string, query: Parameters<typeof queryString>[0]) => `${path}?${queryString(query)}`

/** One letter left out, doubled, or changed places with the next; never the first. */
function mistype(word: string, draw: Draw): string {
  const at = Math.floor(draw.between(1, word.length - 1))
  const [before, letter, after] = [word.slice(0, at), word[at] ?? '', word.slice(at + 1)]
  const way = draw.next()
  if (way < 0.4) return before + after
  return way < 0.7 ? before + letter + letter + after : `${before}${after[0] ?? ''}${letter}${after.slice(1)}`
}

const list: Item = {
  name: 'list',
  target: 1,
  plain: plain.list,
  draw: (_, draw) => {
    const bbox = [draw.between(-12, -8), draw.between(33, 37), draw.between(28, 32), draw.between(58, 62)].map((side) =>
      degrees(side),
    )
    const modality = draw.oneOf(['on-site', 'scheduled', 'online', 'drop-in'])
    const language = draw.oneOf(['en', 'de', 'fr'])
    return {
      path: pathOf('/v1/centres', {
        bbox,
        institutionType: ['university'],
        modality: [modality],
        language: [language],
        sort: 'name',
        limit: 20,
      }),
      params: [...bbox, 'university', modality, language],
    }
  },
}

const search: Item = {
  name: 'search',
  target: 2,
  plain: plain.search,
  draw: (world, draw) => {
    const words = draw.oneOf(world.words).map((word) => mistype(word, draw))
    return { path: pathOf('/v1/centres', { q: words.join(' '), limit: 20 }), params: words }
  },
}

const facets: Item = {
  name: 'facets',
  target: 2,
  plain: plain.facets,
  draw: (world, draw) => {
    const language = [draw.oneOf(['es', 'de', 'ar', 'fr', 'zh']), ...draw.someOf(world.rare.language, 2)]
    return { path: pathOf('/v1/centres/facets', { language }), params: [arrayOf(language)] }
  },
}

const points: Item = {
  name: 'points',
  target: 1,
  plain: plain.points,
  draw: (world, draw) => {
    const language = ['en', ...draw.someOf(world.rare.language, 3)]
    const audience = ['undergraduates', ...draw.someOf(world.rare.audience, 1)]
    return {
      path: pathOf('/v1/centres/points', { language, audience }),
      params: [arrayOf(language), arrayOf(audience)],
    }
  },
}

function tiles(z: number): Item {
  return {
    name: `tiles z${z}`,
    target: 1.5,
    plain: plain.tile,
    draw: (world, draw) => {
      const { longitude, latitude } = draw.oneOf(world.places)
      const x = Math.floor(((longitude + 180) / 360) * 2 ** z)
      const y = Math.floor(((1 - Math.asinh(Math.tan((latitude * Math.PI) / 180)) / Math.PI) / 2) * 2 ** z)
      const language = ['en', ...draw.someOf(world.rare.language, 3)]
      return { path: pathOf(`/v1/tiles/${z}/${x}/${y}.mvt`, { language }), params: [z, x, y, arrayOf(language)] }
    },
  }
}

const profile: Item = {
  name: 'profile',
  target: 1,
  plain: plain.profile,
  draw: (world, draw) => {
    const id = draw.oneOf(world.ids)
    return { path: `/v1/centres/${id}`, params: [id] }
  },
}

const radius: Item = {
  name: 'radius',
  target: 1,
  plain: plain.radius,
  draw: (world, draw) => {
    const place = draw.oneOf(world.places)
    const near = [degrees(place.longitude + draw.between(-0.2, 0.2)), degrees(place.latitude + draw.between(-0.2, 0.2))]
    const [longitude = 0, latitude = 0] = [Math.max(-180, Math.min(180, near[0] ?? 0)), near[1] ?? 0]
    return {
      path: pathOf('/v1/centres', { near: [longitude, latitude], radiusKm: 100, sort: 'distance', limit: 20 }),
      params: [longitude, latitude, 100_000],
    }
  },
}

export const mix: Item[] = [list, search, facets, points, tiles(2), tiles(6), tiles(10), profile, radius]

/** Variants without end, no two with the same address. */
export function* unrepeated(item: Item, world: World, draw: Draw): Generator<Variant, never> {
  const given = new Set<string>()
  for (let repeats = 0; ; ) {
    const variant = item.draw(world, draw)
    if (given.has(variant.path)) {
      if (++repeats > 1000) throw new Error(`${item.name} has no more than ${given.size} variants`)
      continue
    }
    repeats = 0
    given.add(variant.path)
    yield variant
  }
}
