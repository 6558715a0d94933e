import { type CentreSelection, relatedCentresOf, streamCentres, type Transaction } from '@centres/db'
import { rowOf } from './row.ts'
import type { Exported } from './writers.ts'

type Form = { publicUrl: string; showsRelated?: boolean }

/** Asks for the next lot while the last one is being written, so that database and writer work side by side. */
async function* ahead<T>(lots: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = lots.next()
  try {
    for (;;) {
      const { done, value } = await next
      if (done) return
      next = lots.next()
      // What fails while nobody waits for it is told when somebody does.
      next.catch(() => {})
      yield value
    }
  } finally {
    await next.catch(() => {})
    await lots.return(undefined)
  }
}

/** The centres of a set in the forms that files need, some at a time, by id. */
export async function* exportedLots(
  tx: Transaction,
  selection: CentreSelection,
  { publicUrl, showsRelated = false }: Form,
): AsyncGenerator<Exported[]> {
  for await (const centres of ahead(streamCentres(tx, selection))) {
    const related = showsRelated
      ? await relatedCentresOf(
          tx,
          centres.map(({ id }) => id),
        )
      : null
    yield centres.map((centre) => ({
      centre,
      row: rowOf(centre, publicUrl),
      related: related?.get(centre.id) ?? null,
    }))
  }
}
