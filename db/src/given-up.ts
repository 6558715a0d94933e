import { DrizzleQueryError } from 'drizzle-orm'
import postgres from 'postgres'

/** PostgreSQL's query_canceled. */
const canceled = '57014'

/** Whether the server gave a statement up, because it ran too long or an administrator wanted it to end. */
export function isGivenUp(error: unknown): boolean {
  const cause = error instanceof DrizzleQueryError ? error.cause : error
  return cause instanceof postgres.PostgresError && cause.code === canceled
}
