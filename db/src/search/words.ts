import { sql } from 'drizzle-orm'
import type { Transaction } from '../client.ts'

/** Counts words of listings up or down; a word that nothing uses any more is forgotten. */
export async function changeWordUses(tx: Transaction, words: string[], by: 1 | -1): Promise<void> {
  if (words.length === 0) return
  const counted = sql`
    select word, (count(*) * ${by})::int as uses
    from unnest(${sql.param(words)}::text[]) as word where word not like 'kind %' group by word order by word`
  await tx.execute(sql`
    insert into search_words as known (word, uses) ${counted}
    on conflict (word) do update set uses = known.uses + excluded.uses`)
  if (by === -1) await tx.execute(sql`delete from search_words where uses <= 0`)
}
