import { and, isNotNull, lt, sql } from 'drizzle-orm'
import type { Database } from '../client.ts'
import { appointments } from '../schema/appointments.ts'
import { invitations } from '../schema/invitations.ts'
import { sessions, verifications } from '../schema/people.ts'
import { privatePasts } from '../schema/private-pasts.ts'
import { reminders } from '../schema/reminders.ts'
import { spentChallenges } from '../schema/spent-challenges.ts'
import { vouches } from '../schema/vouches.ts'

/** Removes sessions, links, invitations, appointments and solutions that have run out: nobody may ever present them again. */
export async function removeExpired(database: Database, at: string): Promise<void> {
  await database.delete(sessions).where(lt(sessions.expiresAt, at))
  await database.delete(verifications).where(lt(verifications.expiresAt, at))
  await database.delete(spentChallenges).where(lt(spentChallenges.until, at))
  await database.delete(invitations).where(lt(invitations.expiresAt, at))
  await database.delete(appointments).where(and(isNotNull(appointments.email), lt(appointments.expiresAt, at)))
}

const ago = (at: string, months: number) =>
  sql`(${at}::timestamptz at time zone 'utc' - interval '${sql.raw(String(months))} months') at time zone 'utc'`

/**
 * Removes forms that nobody goes on with: drafts a year after the last writing, what was sent back, refused or published
 * a year after that. Who answered for a centre about a claimant goes after a year, its word stays. What was private in a record before a change goes after a year. Notes of reminders go after two years, when none of them keeps a letter from being sent twice any more.
 */
export async function forgetOld(database: Database, at: string): Promise<void> {
  const year = ago(at, 12)
  await database.execute(
    sql`delete from registrations where state = 'draft' and submitted_at is null and updated_at < ${year}`,
  )
  await database.execute(sql`
    update registrations set state = 'discarded', form = '{}', message = null, appeal = null, revision = revision + 1, updated_at = ${at}
    where state in ('draft', 'changes-asked', 'rejected') and updated_at < ${year}`)
  // What was published stands in the record; of the form its name is enough to know it again.
  await database.execute(sql`
    update registrations set form = jsonb_build_object('names', coalesce(form -> 'names', '[]')), message = null,
      appeal = null
    where state = 'published' and updated_at < ${year} and form ? 'countryCode'`)
  await database.update(vouches).set({ personId: null }).where(lt(vouches.answeredAt, year))
  await database.delete(privatePasts).where(lt(privatePasts.at, year))
  await database.delete(reminders).where(lt(reminders.sentAt, ago(at, 24)))
}
