import { DrizzleQueryError } from 'drizzle-orm'
import postgres from 'postgres'
import { StartupProblem } from './startup-problem.ts'

const shape = 'postgres://user:password@host:5432/database'
const secondsForStarting = 30
const secondsForAnswer = 10

export function parseDatabaseUrl(databaseUrl: string): URL {
  const parsed = URL.parse(databaseUrl)
  if (!parsed || !['postgres:', 'postgresql:'].includes(parsed.protocol)) {
    throw new StartupProblem(`DATABASE_URL is not the address of a PostgreSQL database. It looks like ${shape}.`)
  }
  return parsed
}

/** The address without the password, for people to read. */
function placeOf(databaseUrl: string): string {
  const { hostname, port, searchParams } = parseDatabaseUrl(databaseUrl)
  return searchParams.get('host') ?? `${hostname || 'localhost'}:${port || 5432}`
}

const lateSentence = (databaseUrl: string) =>
  `${placeOf(databaseUrl)} (DATABASE_URL) does not answer as a PostgreSQL server does.`

function sentenceFor(error: Error & { code?: string }, databaseUrl: string): string | undefined {
  const url = parseDatabaseUrl(databaseUrl)
  const place = placeOf(databaseUrl)
  const user = decodeURIComponent(url.username)
  const name = decodeURIComponent(url.pathname.slice(1)) || user
  switch (error.code) {
    case 'ECONNREFUSED':
    case 'ENOENT':
      return `Nothing answers at ${place} (DATABASE_URL). Is the database server running?`
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The host ${url.hostname} in DATABASE_URL is not known.`
    case 'CONNECT_TIMEOUT':
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'CONNECTION_CLOSED':
    case 'ECONNRESET':
      return lateSentence(databaseUrl)
    case '28P01':
      return `The server at ${place} refuses the password for the user '${user}' in DATABASE_URL.`
    case '28000':
      return `The server at ${place} does not let the user '${user}' in (DATABASE_URL).`
    case '3D000':
      return `The server at ${place} has no database '${name}' (DATABASE_URL). Create it first: createdb ${name}.`
    case '42501':
      return `The user '${user}' may not connect to the database '${name}' (DATABASE_URL).`
    case '53300':
      return `The server at ${place} (DATABASE_URL) has no connection left.`
  }
  return undefined
}

const delay = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** The driver tries for ever where something answers that is no PostgreSQL server. */
async function within(seconds: number, databaseUrl: string, query: () => Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StartupProblem(lateSentence(databaseUrl))), seconds * 1000)
  })
  try {
    await Promise.race([query(), late])
  } finally {
    clearTimeout(timer)
  }
}

/** Runs a first query; a failure to reach the server becomes one sentence that names the setting. */
export async function explainFailure(
  databaseUrl: string,
  onProgress: (text: string) => void,
  firstQuery: () => Promise<unknown>,
): Promise<void> {
  for (const deadline = Date.now() + secondsForStarting * 1000; ; ) {
    try {
      return await within(secondsForAnswer, databaseUrl, firstQuery)
    } catch (error) {
      if (error instanceof StartupProblem) throw error
      const cause = error instanceof DrizzleQueryError ? error.cause : error
      if (!(cause instanceof Error)) throw error
      const isStarting = cause instanceof postgres.PostgresError && cause.code === '57P03'
      if (isStarting && Date.now() < deadline) {
        onProgress('The database server is still starting')
        await delay(1000)
        continue
      }
      const sentence = sentenceFor(cause, databaseUrl)
      throw new StartupProblem(sentence ?? `The database in DATABASE_URL cannot be used: ${cause.message}.`)
    }
  }
}
