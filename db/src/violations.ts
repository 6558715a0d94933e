import { DrizzleQueryError } from 'drizzle-orm'
import postgres from 'postgres'

/** Whether a write failed because of the named constraint: the driver's error is the cause of Drizzle's. */
export function violates(error: unknown, constraintName: string): boolean {
  const cause = error instanceof DrizzleQueryError ? error.cause : error
  return cause instanceof postgres.PostgresError && cause.constraint_name === constraintName
}
