import { type ImportRecord, type Reader, rowNumbers } from '@centres/db'
import { Invalid } from '../errors.ts'

export type Choices = { asNew: number[]; sameAs: Record<string, string> }

/** What is said of rows has to be said of rows that there are, and of each one thing. */
export async function checkChoices(
  database: Reader,
  { id }: Pick<ImportRecord, 'id'>,
  { asNew, sameAs }: Choices,
): Promise<void> {
  const same = Object.keys(sameAs).map(Number)
  const known = await rowNumbers(database, id, [...asNew, ...same])
  const isNew = new Set(asNew)
  const details = [
    ...asNew.flatMap((number, place) => (known.has(number) ? [] : [{ name: `asNew.${place}`, number }])),
    ...same.flatMap((number) => (known.has(number) ? [] : [{ name: `sameAs.${number}`, number }])),
  ].map(({ name, number }) => ({ in: 'body' as const, name, message: `must be a row of the list; ${number} is none` }))
  const both = same
    .filter((number) => isNew.has(number))
    .map((number) => ({
      in: 'body' as const,
      name: `sameAs.${number}`,
      message: 'must not be said of a row that is taken as new',
    }))
  if (details.length + both.length > 0) throw new Invalid([...details, ...both])
}
