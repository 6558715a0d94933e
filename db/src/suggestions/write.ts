import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '../client.ts'
import { type SuggestionOutcome, suggestions } from '../schema/suggestions.ts'
import { isAboutListed, isModerators, type SuggestionRecord, stewardDays, suggestionColumns } from './read.ts'

export type NewSuggestion = Pick<
  typeof suggestions.$inferInsert,
  | 'centreId'
  | 'kind'
  | 'changes'
  | 'closed'
  | 'duplicateOf'
  | 'concern'
  | 'words'
  | 'source'
  | 'email'
  | 'language'
  | 'tokenHash'
> & { tokenExpiresAt: string; at: string }

export async function insertSuggestion(tx: Transaction, { at, ...given }: NewSuggestion): Promise<void> {
  await tx.insert(suggestions).values({ ...given, id: randomUUID(), state: 'unconfirmed', createdAt: at })
}

/** Looks a token up, checks it and spends it in one; undefined where it is not to be had. */
export async function confirmSuggestion(
  tx: Transaction,
  tokenHash: string,
  at: string,
): Promise<SuggestionRecord | undefined> {
  const [confirmed] = await tx.execute<SuggestionRecord>(sql`
    update suggestions s set state = 'open', token_hash = null, confirmed_at = ${at}
    where s.token_hash = ${tokenHash} and s.state = 'unconfirmed' and s.token_expires_at > ${at}::timestamptz
    returning ${suggestionColumns}`)
  return confirmed
}

/** A mailbox stands in the record or nowhere; that one was suggested is no secret. */
const withoutMailbox = sql`
  case when ${suggestions.changes} ? 'mailbox' then '{"mailbox": ""}'::jsonb else ${suggestions.changes} end`

/** Where the answer goes; undefined where somebody else has decided. Nobody is written to after that. */
export async function decideSuggestion(
  tx: Transaction,
  id: string,
  { outcome, message }: { outcome: SuggestionOutcome[]; message: string | null },
  at: string,
): Promise<{ email: string | null; language: string } | undefined> {
  const [open] = await tx.execute<{ email: string | null; language: string }>(sql`
    select email, language from suggestions where id = ${id} and state = 'open' for update`)
  if (!open) return undefined
  await tx
    .update(suggestions)
    .set({ state: 'decided', outcome, message, email: null, decidedAt: at, changes: withoutMailbox })
    .where(eq(suggestions.id, id))
  return open
}

/** Makes those moderators' to decide that stewards left lying, or have nobody else any more; of which to tell them. */
export const handOnSuggestions = (tx: Transaction, at: string) =>
  tx.execute<{ id: string; kind: SuggestionRecord['kind']; centreId: string }>(sql`
    update suggestions s set handed_on_at = ${at}
    where s.state = 'open' and s.handed_on_at is null and ${isAboutListed}
      and (${isModerators} or s.confirmed_at <= ${at}::timestamptz - make_interval(days => ${stewardDays}))
    returning s.id, s.kind, s.centre_id as "centreId"`)

/** Makes one moderators' from the start. */
export async function handOn(tx: Transaction, id: string, at: string): Promise<void> {
  await tx.update(suggestions).set({ handedOnAt: at }).where(eq(suggestions.id, id))
}

/** Days in which a link that was lost can be looked for; it holds for one. */
const unconfirmedDays = 3

/** Nobody has answered the letter: whoever wrote it may not have had that address. */
export async function removeUnconfirmed(database: Reader, at: string): Promise<void> {
  await database.execute(sql`
    delete from suggestions
    where state = 'unconfirmed' and created_at < ${at}::timestamptz - make_interval(days => ${unconfirmedDays})`)
}

/** A question of the directory's own to moderators: whether a centre has closed. Nobody is to be answered. */
export async function askWhetherClosed(
  tx: Transaction,
  { centreId, source, at }: { centreId: string; source: string; at: string },
): Promise<string> {
  const id = randomUUID()
  await tx.insert(suggestions).values({
    id,
    centreId,
    kind: 'closed',
    state: 'open',
    changes: {},
    source,
    language: 'en',
    tokenExpiresAt: at,
    createdAt: at,
    confirmedAt: at,
    handedOnAt: at,
  })
  return id
}

/** Days in which moderators can look up what an answered report said: it may name somebody. */
const reportDays = 90

export async function forgetReports(database: Reader, at: string): Promise<void> {
  await database.execute(sql`
    update suggestions set words = null, source = null, message = null
    where kind = 'report' and state = 'decided'
      and decided_at < ${at}::timestamptz - make_interval(days => ${reportDays})`)
}
