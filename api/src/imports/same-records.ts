import { type Reader, standingOf } from '@centres/db'

export type Same = {
  /** Of the record that is meant; undefined where there is none to be updated. */
  id: string | undefined
  fault: string | undefined
  note: string | undefined
}

/** The records that rows are said to be, as they stand by now. */
export async function sameRecords(
  database: Reader,
  sameAs: Readonly<Record<string, string>>,
): Promise<Map<number, Same>> {
  const standing = await standingOf(database, [...new Set(Object.values(sameAs))])
  return new Map(
    Object.entries(sameAs).map(([number, asked]): [number, Same] => {
      const found = standing.get(asked)
      const fault =
        found === undefined || found.state === 'draft'
          ? `must be a listed centre; ${asked} is none`
          : found.state === 'withdrawn'
            ? `must be a listed centre; ${found.id} is withdrawn`
            : undefined
      const isMoved = found !== undefined && found.id !== asked
      return [
        Number(number),
        {
          id: fault === undefined ? found?.id : undefined,
          fault,
          note: isMoved ? `${asked} was merged into ${found.id}: that is the record` : undefined,
        },
      ]
    }),
  )
}
