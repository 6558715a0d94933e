import { boolean, index, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from '../columns/instant.ts'

/** Whoever confirmed an address by opening a link sent to it. Private, whole: nothing of it leaves by a public door. */
export const people = pgTable('people', {
  id: text().primaryKey(),
  /** What moderators see; empty until the person gives one. */
  name: text().notNull(),
  email: text().notNull().unique('people_email_key'),
  emailVerified: boolean().notNull(),
  image: text(),
  /** Of the interface and of letters; one of the interface's languages. */
  language: text().notNull(),
  createdAt: instant().notNull(),
  updatedAt: instant().notNull(),
})

export const sessions = pgTable(
  'sessions',
  {
    id: text().primaryKey(),
    token: text().notNull().unique('sessions_token_key'),
    personId: text()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    ipAddress: text(),
    userAgent: text(),
    expiresAt: instant().notNull(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [index('sessions_person_index').on(table.personId), index('sessions_expires_index').on(table.expiresAt)],
)

/** Required by better-auth; empty, since nobody signs in by a password or by another site. */
export const accounts = pgTable(
  'accounts',
  {
    id: text().primaryKey(),
    accountId: text().notNull(),
    providerId: text().notNull(),
    personId: text()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    accessToken: text(),
    refreshToken: text(),
    idToken: text(),
    accessTokenExpiresAt: instant(),
    refreshTokenExpiresAt: instant(),
    scope: text(),
    password: text(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [index('accounts_person_index').on(table.personId)],
)

/** Links that were sent and not yet opened: only the SHA-256 of each token. */
export const verifications = pgTable(
  'verifications',
  {
    id: text().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: instant().notNull(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    index('verifications_identifier_index').on(table.identifier),
    index('verifications_expires_index').on(table.expiresAt),
  ],
)
