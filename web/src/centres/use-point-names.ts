import type { Points } from '@centres/contract'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useMemo, useRef } from 'react'
import { call } from '../app/call.ts'
import type { Filters } from '../filters/filters.ts'
import { boundsAround } from '../map/bounds.ts'
import type { Foreign } from '../ui/text.tsx'
import { languageOf, type plainNameOf } from './centre-names.ts'
import { centreProfile } from './centre-queries.ts'

type Named = Parameters<typeof plainNameOf>[0] & { id: string }
type NameOf = (ids: readonly string[]) => Promise<ReadonlyMap<string, Foreign>>

/** More than this many names are asked for by the area that holds them, not one by one. */
const oneByOne = 6
const perQuestion = 100

const foreign = ({ names }: Named): Foreign => {
  const own = names.find(({ kind }) => kind === 'official') ?? names[0]
  return own ? { text: own.text, ...languageOf(own) } : { text: '' }
}

function listed(client: QueryClient): Named[] {
  const lists = client.getQueriesData<{ pages: { items: Named[] }[] }>({ queryKey: ['centres', 'list'] })
  return lists.flatMap(([, data]) => data?.pages.flatMap((page) => page.items) ?? [])
}

/** Names of points on the map, which come without any: from the lists already loaded, else from the server. */
export function usePointNames(filters: Filters, points: Points | undefined): NameOf {
  const client = useQueryClient()
  const known = useRef(new Map<string, Foreign>())
  const query = JSON.stringify(filters)

  return useMemo<NameOf>(() => {
    const learn = (centres: readonly Named[]) => {
      for (const centre of centres) known.current.set(centre.id, foreign(centre))
    }
    const unknown = (ids: readonly string[]) => ids.filter((id) => !known.current.has(id))

    const askByArea = async (ids: readonly string[]) => {
      if (!points) return
      const places = ids.map((id) => points.ids.indexOf(id)).filter((at) => at >= 0)
      const area = boundsAround(
        places.map((at) => points.longitudes[at] ?? 0),
        places.map((at) => points.latitudes[at] ?? 0),
      )
      if (!area) return
      const querystring = { ...(JSON.parse(query) as Filters), bbox: area.join(','), limit: perQuestion }
      const page = await client.fetchQuery({
        queryKey: ['centres', 'area', querystring],
        queryFn: ({ signal }) => call('GET /centres', { querystring }, signal),
      })
      learn(page.items)
    }
    const askOneByOne = async (ids: readonly string[]) => {
      const asked = ids.slice(0, oneByOne).map((id) => client.fetchQuery(centreProfile(id)))
      const answers = await Promise.allSettled(asked)
      learn(answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : [])))
    }

    return async (ids) => {
      learn(listed(client))
      if (unknown(ids).length > oneByOne) await askByArea(unknown(ids)).catch(() => undefined)
      await askOneByOne(unknown(ids))
      return new Map(ids.flatMap((id) => (known.current.has(id) ? [[id, known.current.get(id) as Foreign]] : [])))
    }
  }, [client, query, points])
}
