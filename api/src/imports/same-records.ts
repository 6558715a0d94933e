import { type Reader, standingOf } from '@centres/db'
import { type Sentence, sentence } from './sentence.ts'

export type Same = {
  /** Of the record that is meant; undefined where there is none to be updated. */
  id: string | undefined
  fault: Sentence | undefined
  note: Sentence | undefined
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
          ? sentence('notListed', { centre: asked })
          : found.state === 'withdrawn'
            ? sentence('withdrawn', { centre: found.id })
            : undefined
      const isMoved = found !== undefined && found.id !== asked
      return [
        Number(number),
        {
          id: fault === undefined ? found?.id : undefined,
          fault,
          note: isMoved ? sentence('merged', { centre: asked, other: found.id }) : undefined,
        },
      ]
    }),
  )
}
