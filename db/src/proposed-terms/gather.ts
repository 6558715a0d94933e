import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Transaction } from '../client.ts'
import { wordKey } from './word-key.ts'

type Fresh = { vocabulary: string; text: string; language: string | null; at: string }

/**
 * Makes cases of the own words of these centres that are in none yet, or of all centres. Belongs to every write to them,
 * after it. What was decided before stays decided.
 */
export async function gatherOwnWords(tx: Transaction, ids?: string[]): Promise<void> {
  const fresh = await tx.execute<Fresh>(sql`
    select distinct on (t.vocabulary, t.own_words) t.vocabulary, t.own_words as text, n.language, c.updated_at::text as at
    from centre_terms t join centres c on c.id = t.centre_id
    left join centre_names n on n.centre_id = t.centre_id and n.position = 0
    where t.own_words is not null ${ids ? sql`and t.centre_id = any(${sql.param(ids)}::text[])` : sql``}
      and not exists (select from proposed_spellings s where s.vocabulary = t.vocabulary and s.text = t.own_words)
    order by t.vocabulary, t.own_words, c.updated_at, c.id`)
  if (fresh.length === 0) return
  const keyed = fresh.map((word) => ({ ...word, key: wordKey(word.text) }))
  // In one order, so that no two writers of the same words wait for each other.
  const cases = [...Map.groupBy(keyed, ({ vocabulary, key }) => `${vocabulary} ${key}`)]
    .sort()
    .map(([, words]) => words[0])
  const column = (pick: (word: (typeof keyed)[number]) => string | null) =>
    sql.param(cases.flatMap((word) => (word ? [pick(word)] : [])))
  await tx.execute(sql`
    insert into proposed_terms (id, vocabulary, word, language, key, state, revision, created_at)
    select id, vocabulary, word, language, key, 'waiting', 1, created_at::timestamptz from unnest(${column(() => randomUUID())}::text[],
      ${column(({ vocabulary }) => vocabulary)}::text[], ${column(({ text }) => text)}::text[],
      ${column(({ language }) => language)}::text[], ${column(({ key }) => key)}::text[],
      ${column(({ at }) => at)}::text[])
      as fresh (id, vocabulary, word, language, key, created_at)
    on conflict (vocabulary, key) do nothing`)
  const all = (pick: (word: (typeof keyed)[number]) => string) => sql.param(keyed.map(pick))
  await tx.execute(sql`
    insert into proposed_spellings (vocabulary, text, proposal_id)
    select fresh.vocabulary, fresh.text, p.id
    from unnest(${all(({ vocabulary }) => vocabulary)}::text[], ${all(({ text }) => text)}::text[],
      ${all(({ key }) => key)}::text[]) as fresh (vocabulary, text, key)
    join proposed_terms p on p.vocabulary = fresh.vocabulary and p.key = fresh.key
    order by fresh.vocabulary, fresh.text
    on conflict do nothing`)
}
