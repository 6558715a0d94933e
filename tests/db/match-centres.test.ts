import { countSightings, type Database, fadeSightings, findMatches, type MatchRequest } from '@centres/db'
import { beforeAll, describe, expect, test } from 'vitest'
import { aCentre, type CentreOutline, changeCentre, given } from '../support/a-centre.ts'
import { emptyDirectory } from '../support/directory.ts'

let database: Database

beforeAll(async () => {
  database = await emptyDirectory()
})

const asking: MatchRequest = {
  offers: [],
  seeks: [],
  languages: [],
  hours: undefined,
  near: undefined,
  country: undefined,
  region: undefined,
  without: undefined,
  isLeastSeen: false,
  at: '2026-01-15T12:00:00.000Z',
  confirmedFrom: '2024-12-15T12:00:00.000Z',
  day: 20_000,
  limit: 100,
}

describe('one direction', () => {
  test.for<[string, [met: number, wanted: number, named: number], number | null]>([
    ['nothing is wanted: it does not count', [0, 0, 5], null],
    ['nothing is known: a fifth', [0, 3, 0], 0.2],
    ['something else is named: nothing', [0, 3, 4], 0],
    ['all is met, and nothing else named: whole', [2, 2, 2], 1],
    ['one wish of two', [1, 2, 1], 0.59],
    ['one of a list of ten', [1, 1, 10], 0.56],
    ['all of three, of one who names all twenty-four things', [3, 3, 24], 0.59],
  ])('%s', async ([, [met, wanted, named], value]) => {
    const [row] = await database.$client<{ value: number | null }[]>`
      select round(match_direction(${met}, ${wanted}, ${named})::numeric, 2)::float8 as value`
    expect(row?.value).toBe(value)
  })
})

describe('hours at which both are at work', () => {
  test.for<[ahead: number, from: number, until: number, hours: number]>([
    [0, 9, 17, 8],
    [3, 9, 17, 5],
    [-3, 9, 17, 5],
    [5.75, 9, 17, 2.25],
    [8, 9, 17, 0],
    [12, 9, 17, 0],
    [-20, 9, 17, 4],
    [14, 9, 17, 0],
    [12, 20, 24, 3],
    [-13, 0, 24, 8],
  ])('%d hours ahead, at work from %d to %d: %d', async ([ahead, from, until, hours]) => {
    const [row] = await database.$client<{ value: number }[]>`
      select shared_hours(${ahead}::float8, ${from}::float8, ${until}::float8) as value`
    expect(row?.value).toBeCloseTo(hours)
  })
})

/** Names in the order in which they fit, among the centres of this test alone. */
async function ranked(request: Partial<MatchRequest>, outlines: CentreOutline[]): Promise<string[]> {
  const centres = await given(database, ...outlines.map((outline) => aCentre(outline)))
  const { items } = await findMatches(database, { ...asking, ...request })
  const names = new Map(centres.map(({ id, names: [first] }) => [id, first?.text ?? '']))
  // What one test has written is nothing to the next.
  for (const { id } of centres) await changeCentre(database, id, { life_state: 'closed' })
  return items.flatMap(({ id }) => names.get(id) ?? [])
}

describe('who wins', () => {
  test('meeting in both directions before meeting in one, however much more that one offers', async () => {
    expect(
      await ranked({ offers: ['visit'], seeks: ['mentoring', 'guest-workshop'], languages: ['fr'] }, [
        { name: 'all wishes', offers: ['mentoring', 'guest-workshop'], seeks: ['conference-panel'], languages: ['fr'] },
        { name: 'both ways', offers: ['mentoring'], seeks: ['visit'], languages: ['fr'] },
        { name: 'our offer', offers: ['open-materials'], seeks: ['visit'], languages: ['fr'] },
        { name: 'the language alone', languages: ['fr'] },
        { name: 'nothing of it', offers: ['open-materials'], languages: ['de'] },
      ]),
    ).toEqual(['both ways', 'all wishes', 'our offer', 'the language alone'])
  })

  test('a short record with the right thing before a long one that names everything', async () => {
    const everything = ['mentoring', 'visit', 'guest-workshop', 'open-materials', 'conference-panel', 'reading-group']
    expect(
      await ranked({ seeks: ['mentoring'] }, [
        { name: 'everything', offers: everything },
        { name: 'the one', offers: ['mentoring'] },
      ]),
    ).toEqual(['the one', 'everything'])
  })

  test('neither English nor a second language counts for more', async () => {
    const fits = async (languages: string[]) => {
      const [centre] = await given(database, aCentre({ languages, seeks: ['visit'] }))
      const { items } = await findMatches(database, { ...asking, offers: ['visit'], languages: ['en', 'xh'] })
      const fit = items.find(({ id }) => id === centre?.id)?.fit
      await changeCentre(database, centre?.id ?? '', { life_state: 'closed' })
      return fit
    }
    expect(await fits(['xh'])).toBe(await fits(['en']))
    expect(await fits(['xh', 'en', 'de'])).toBe(await fits(['en']))
  })

  test('who says nothing of offers before who offers other things, behind who offers it', async () => {
    expect(
      await ranked({ seeks: ['mentoring'], languages: ['sw'] }, [
        { name: 'other things', offers: ['visit'], languages: ['sw'] },
        { name: 'not known', languages: ['sw'] },
        { name: 'offers it', offers: ['mentoring'], languages: ['sw'] },
      ]),
    ).toEqual(['offers it', 'not known', 'other things'])
  })

  // Those of a line fit equally; who names nothing is 'nothing'.
  test.for<[what: string, role: 'offers' | 'seeks', request: Partial<MatchRequest>, lines: string[][]]>([
    [
      'a wish for visits is met by a visit of whichever kind',
      'offers',
      { seeks: ['visit'] },
      [['visit', 'visit-online', 'visit-on-site'], ['nothing'], ['mentoring']],
    ],
    [
      'a wish for visits online is met by those alone; who offers visits may mean them',
      'offers',
      { seeks: ['visit-online'] },
      [['visit-online'], ['nothing', 'visit'], ['visit-on-site', 'mentoring']],
    ],
    [
      'visits online meet a wish of theirs for visits',
      'seeks',
      { offers: ['visit-online'] },
      [['visit', 'visit-online'], ['nothing'], ['visit-on-site', 'mentoring']],
    ],
    [
      'visits of whichever kind may meet a wish of theirs for visits online',
      'seeks',
      { offers: ['visit'] },
      [['visit'], ['nothing', 'visit-online', 'visit-on-site'], ['mentoring']],
    ],
  ])('%s', async ([, role, request, lines]) => {
    const named = (code: string) => aCentre({ name: code, languages: ['rm'], [role]: code === 'nothing' ? [] : [code] })
    const centres = await given(database, ...lines.flat().map(named))
    const { items } = await findMatches(database, { ...asking, ...request, languages: ['rm'] })
    for (const { id } of centres) await changeCentre(database, id, { life_state: 'closed' })
    const names = new Map(centres.map(({ id, names: [first] }) => [id, first?.text ?? '']))
    const found = [...new Set(items.map(({ fit }) => fit))].map((fit) =>
      items.filter((match) => match.fit === fit).map(({ id }) => names.get(id)),
    )
    expect(found.map((line) => line.toSorted())).toEqual(lines.map((line) => line.toSorted()))
  })

  test('several kinds of one wish are one wish met', async () => {
    const fits = async (offers: string[]) => {
      const [centre] = await given(database, aCentre({ languages: ['gd'], offers }))
      const { items } = await findMatches(database, { ...asking, seeks: ['visit', 'mentoring'], languages: ['gd'] })
      await changeCentre(database, centre?.id ?? '', { life_state: 'closed' })
      return items.find(({ id }) => id === centre?.id)?.fit ?? 0
    }
    const [both, whole] = [await fits(['visit-online', 'visit-on-site']), await fits(['visit-online', 'mentoring'])]
    expect(both).toBeLessThan(whole)
  })

  test('without a language asked for, only who meets a wish is there', async () => {
    expect(
      await ranked({ seeks: ['visit'] }, [
        { name: 'online', offers: ['visit-online'] },
        { name: 'other things', offers: ['mentoring'] },
        { name: 'not known' },
      ]),
    ).toEqual(['online'])
    expect(await ranked({ seeks: ['visit-online'] }, [{ name: 'visits', offers: ['visit'] }])).toEqual([])
  })

  test('more shared hours, by the clocks of the day', async () => {
    const centres = [
      { name: 'Santiago', languages: ['es'], timeZone: 'America/Santiago' },
      { name: 'Madrid', languages: ['es'], timeZone: 'Europe/Madrid' },
      { name: 'Manila', languages: ['es'], timeZone: 'Asia/Manila' },
    ]
    const from = { timeZone: 'America/Bogota', from: 9, until: 17 }
    expect(await ranked({ languages: ['es'], hours: from }, centres)).toEqual(['Santiago', 'Madrid', 'Manila'])
  })

  test('summer time counts: an hour more or less between two clocks', async () => {
    const [centre] = await given(database, aCentre({ languages: ['mi'], timeZone: 'Europe/London' }))
    const hoursAt = async (at: string) => {
      const hours = { timeZone: 'America/New_York', from: 9, until: 17 }
      const { items } = await findMatches(database, { ...asking, languages: ['mi'], hours, at })
      return items.find(({ id }) => id === centre?.id)?.sharedHours
    }
    // From the second Sunday of March until the last, New York is in summer time and London is not.
    expect(await hoursAt('2026-03-01T12:00:00.000Z')).toBe(3)
    expect(await hoursAt('2026-03-20T12:00:00.000Z')).toBe(4)
  })

  test('a record that its centre confirmed, other things being equal', async () => {
    const [first] = await ranked({ languages: ['ga'] }, [
      { name: 'not yet', languages: ['ga'] },
      { name: 'long ago', languages: ['ga'], confirmedAt: '2020-01-01T00:00:00.000Z' },
      { name: 'confirmed', languages: ['ga'], confirmedAt: '2025-12-01T00:00:00.000Z' },
    ])
    expect(first).toBe('confirmed')
  })

  test('a centre that rests, has closed or asks for itself is nobody’s partner', async () => {
    const [me] = await given(database, aCentre({ languages: ['mt'] }))
    expect(
      await ranked({ languages: ['mt'], without: me?.id }, [
        { name: 'paused', languages: ['mt'], lifeState: 'paused' },
        { name: 'closed', languages: ['mt'], lifeState: 'closed' },
        { name: 'draft', languages: ['mt'], state: 'draft' },
        { name: 'open', languages: ['mt'] },
      ]),
    ).toEqual(['open'])
  })

  test('where to look leaves the rest of the world out', async () => {
    const where = [
      { name: 'Dakar', countryCode: 'SN', languages: ['wo'] },
      { name: 'Banjul', countryCode: 'GM', languages: ['wo'] },
    ]
    expect(await ranked({ languages: ['wo'], country: ['SN'] }, where)).toEqual(['Dakar'])
  })

  test('equals change places from day to day', async () => {
    const same = Array.from({ length: 8 }, (_, at) => ({ name: `centre ${at}`, languages: ['fo'] }))
    const centres = await given(database, ...same.map((outline) => aCentre(outline)))
    const onDay = async (day: number) =>
      (await findMatches(database, { ...asking, languages: ['fo'], day })).items.map(({ id }) => id)
    const [today, again, tomorrow] = [await onDay(1), await onDay(1), await onDay(2)]
    expect(today).toEqual(again)
    expect(today).not.toEqual(tomorrow)
    expect(today.toSorted()).toEqual(centres.map(({ id }) => id).toSorted())
  })
})

test('who is seen least comes first among those that fit', async () => {
  const [often, seldom, never, poor] = await given(
    database,
    aCentre({ offers: ['reading-group'], languages: ['br'] }),
    aCentre({ offers: ['reading-group'], languages: ['br'] }),
    aCentre({ offers: ['reading-group'], languages: ['br'] }),
    aCentre({ offers: ['visit'], languages: ['br'] }),
  )
  const ids = [often, seldom, never, poor].map((centre) => centre?.id ?? '')
  await countSightings(
    database,
    new Map([
      [ids[0] ?? '', 30],
      [ids[1] ?? '', 1],
      ['wca-nothere', 4],
    ]),
  )
  await countSightings(database, new Map([[ids[0] ?? '', 5]]))
  await fadeSightings(database)
  const { items } = await findMatches(database, {
    ...asking,
    seeks: ['reading-group'],
    languages: ['br'],
    isLeastSeen: true,
  })
  expect(items.map(({ id }) => id)).toEqual([ids[2], ids[1], ids[0], ids[3]])
  const [row] = await database.$client<{ seen: number }[]>`
    select seen from sightings where centre_id = ${ids[0] ?? ''}`
  expect(row?.seen).toBeCloseTo(34.3)
})
