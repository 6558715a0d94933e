import { sql } from 'drizzle-orm'
import type { Reader } from '../client.ts'
import { isoInstant } from '../columns/iso-instant.ts'

type Row = Record<string, unknown>

export type OwnData = {
  person: Row
  sessions: Row[]
  stewardOf: Row[]
  moderates: Row[]
  administrates: Row[]
  appointments: Row[]
  registrations: Row[]
  claims: Row[]
  claimAnswers: Row[]
  vouchesAsked: Row[]
  vouches: Row[]
  invitations: Row[]
  invitationsReceived: Row[]
  suggestions: Row[]
  acts: Row[]
  imports: Row[]
  looks: Row[]
  mergers: Row[]
  reminders: Row[]
  waitingLetters: Row[]
  unsubscriptions: Row[]
  messages: Row[]
  blockedSenders: Row[]
  linksToSignIn: Row[]
}

/** Everything that is kept of a person and names them; neither what opens a door nor what is private to others. */
export async function readOwnData(database: Reader, id: string): Promise<OwnData | undefined> {
  const at = (column: string) => isoInstant(sql.raw(column))
  const [person] = await database.execute<Row>(sql`
    select id, email, name, language, ${at('created_at')} as "createdAt", ${at('updated_at')} as "updatedAt"
    from people where id = ${id}`)
  if (!person) return undefined
  const rows = async (query: ReturnType<typeof sql>) => [...(await database.execute<Row>(query))]
  return {
    person,
    sessions: await rows(sql`
      select id, user_agent as device, ${at('created_at')} as "createdAt", ${at('updated_at')} as "seenAt",
        ${at('expires_at')} as "expiresAt"
      from sessions where person_id = ${id} order by created_at, id`),
    stewardOf: await rows(sql`
      select s.centre_id as "centreId", k.record #>> '{names,0,text}' as name, ${at('s.since')} as since
      from stewards s left join centre_records k on k.centre_id = s.centre_id
      where s.person_id = ${id} order by s.since, s.centre_id`),
    moderates: await rows(sql`
      select scope, code, ${at('since')} as since from moderators where person_id = ${id} order by scope, code`),
    administrates: await rows(sql`
      select ${at('since')} as since from administrators where person_id = ${id}`),
    appointments: await rows(sql`
      select id, email, moderates, is_administrator as "isAdministrator", taken_up_by is null as waits,
        ${at('created_at')} as "createdAt", ${at('expires_at')} as "expiresAt"
      from appointments where taken_up_by = ${id} or (appointed_by = ${id} and taken_up_by is null)
      order by created_at, appointments.id`),
    registrations: await rows(sql`
      select id, state, form, evidence, reason, message, appeal, centre_id as "centreId", ${at('created_at')} as "createdAt",
        ${at('updated_at')} as "updatedAt", ${at('submitted_at')} as "submittedAt", ${at('decided_at')} as "decidedAt"
      from registrations where person_id = ${id} order by created_at, id`),
    claims: await rows(sql`
      select id, centre_id as "centreId", state, part, proof, page, association, evidence, reason, message, appeal,
        ${at('created_at')} as "createdAt", ${at('submitted_at')} as "submittedAt", ${at('decided_at')} as "decidedAt"
      from claims where person_id = ${id} order by created_at, id`),
    claimAnswers: await rows(sql`
      select claim_id as "claimId", agrees, message, ${at('claim_answers.at')} as at
      from claim_answers where person_id = ${id} order by claim_answers.at, claim_id`),
    vouchesAsked: await rows(sql`
      select claim_id as "claimId", v.centre_id as "centreId", v.state, ${at('v.asked_at')} as "askedAt"
      from vouches v join claims m on m.id = v.claim_id
      where m.person_id = ${id} and v.state <> 'void' order by v.asked_at, v.id`),
    vouches: await rows(sql`
      select claim_id as "claimId", centre_id as "centreId", state, ${at('answered_at')} as "answeredAt"
      from vouches where person_id = ${id} order by answered_at, id`),
    invitations: await rows(sql`
      select centre_id as "centreId", email, hands_over as "handsOver", ${at('created_at')} as "createdAt",
        ${at('expires_at')} as "expiresAt"
      from invitations where invited_by = ${id} order by created_at, id`),
    invitationsReceived: await rows(sql`
      select centre_id as "centreId", hands_over as "handsOver", ${at('created_at')} as "createdAt",
        ${at('expires_at')} as "expiresAt"
      from invitations where email = ${person.email} order by created_at, id`),
    suggestions: await rows(sql`
      select id, centre_id as "centreId", kind, state, changes, closed, duplicate_of as "duplicateOf", concern, words,
        source, language, ${at('created_at')} as "createdAt", ${at('confirmed_at')} as "confirmedAt"
      from suggestions where email = ${person.email} order by created_at, id`),
    acts: await rows(sql`
      select id::text, ${at('at')} as at, role, action, subject, subject_id as "subjectId", details
      from acts where person_id = ${id} order by acts.id`),
    imports: await rows(sql`
      select id, list_key as list, file_name as "fileName", state, ${at('created_at')} as "createdAt"
      from imports where person_id = ${id} order by imports.created_at, id`),
    looks: await rows(sql`
      select centre_id as "centreId", fields, state, ${at('looks.at')} as at
      from looks where person_id = ${id} order by looks.at, id`),
    mergers: await rows(sql`
      select kept_id as "keptId", gone_id as "goneId", ${at('mergers.at')} as at
      from mergers where person_id = ${id} order by id`),
    reminders: await rows(sql`
      select centre_id as "centreId", ${at('confirmed_at')} as "confirmedAt", months, ${at('sent_at')} as "sentAt"
      from reminders where person_id = ${id} order by sent_at, centre_id`),
    waitingLetters: await rows(sql`
      select ${at('sent_at')} as "sentAt" from waiting_letters where person_id = ${id}`),
    unsubscriptions: await rows(sql`
      select topic, ${at('unsubscriptions.at')} as at from unsubscriptions where person_id = ${id} order by topic`),
    messages: await rows(sql`
      select id, centre_id as "centreId", state, sender_name as name, affiliation, purpose, side, dates, texts, language,
        case when answer <> 'abuse' then answer end as answer, ${at('created_at')} as "createdAt",
        ${at('confirmed_at')} as "confirmedAt", ${at('delivered_at')} as "deliveredAt", remove_on::text as "removeOn"
      from messages where sender_email = ${person.email} order by created_at, id`),
    blockedSenders: await rows(sql`
      select domain, is_domain as "isDomain", reason, ${at('blocked_senders.at')} as at
      from blocked_senders where by = ${id} order by blocked_senders.at, id`),
    linksToSignIn: await rows(sql`
      select ${at('created_at')} as "createdAt", ${at('expires_at')} as "expiresAt"
      from verifications where strpos(value, ${JSON.stringify({ email: person.email }).slice(1, -1)}) > 0
      order by created_at`),
  }
}
