import { type SQL, sql } from 'drizzle-orm'

/** A timestamptz as an ISO instant in UTC, in which form the log, the API and files have it. */
export const isoInstant = (value: SQL): SQL =>
  sql`to_char(${value} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
