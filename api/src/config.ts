import { StartupProblem } from '@centres/db'
import { z } from 'zod'
import type { AppSettings } from './services.ts'

const isWebAddress = (text: string) => /^https?:\/\/[^/?#\s]+\/?$/.test(text) && URL.canParse(text)
const isAddress = (text: string, ...protocols: string[]) =>
  protocols.includes(URL.parse(text)?.protocol ?? '') && !/\s/.test(text)
const isDatabase = (text: string) => isAddress(text, 'postgres:', 'postgresql:')
const isEmail = (text: string) => z.email().safeParse(text).success

const split = (text: string) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')

const whole = (least: number, most: number) =>
  z
    .string()
    .refine((text) => /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most)
    .transform(Number)

function readTrust(text: string): boolean | number | string {
  if (text === 'true' || text === 'false') return text === 'true'
  return /^\d+$/.test(text) ? Number(text) : text
}

const isTrust = (text: string) => /^(true|false|\d{1,2}|[\da-fA-F.:/]+(\s*,\s*[\da-fA-F.:/]+)*)$/.test(text)

/** Each description ends the sentence 'PORT must be …'. */
const Environment = z.object({
  NODE_ENV: z
    .enum(['development', 'production', 'test'])
    .default('development')
    .describe('development, production or test'),
  PORT: whole(0, 65_535).default(3000).describe('a whole number from 0 to 65535'),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/)
    .default('localhost')
    .describe('a host name or an IP address to listen on, such as 0.0.0.0'),
  PUBLIC_URL: z
    .string()
    .refine(isWebAddress)
    .optional()
    .describe('an address without a path, such as https://centres.example.org'),
  DATA_DIR: z.string().default('.data').describe('a folder'),
  DATABASE_URL: z
    .string()
    .refine(isDatabase)
    .optional()
    .describe('the address of a database, such as postgres://user:password@host:5432/database'),
  DATABASE_REPLICA_URLS: z
    .string()
    .refine((text) => split(text).every(isDatabase))
    .transform(split)
    .default([])
    .describe('addresses of databases, with commas between them'),
  SMTP_URL: z
    .string()
    .refine((text) => isAddress(text, 'smtp:', 'smtps:'))
    .optional()
    .describe('the address of a mail server, such as smtp://user:password@host:587'),
  MAIL_FROM: z
    .string()
    .refine((text) => isEmail(/^[^<>]*<([^<>]+)>$/.exec(text)?.[1] ?? text))
    .optional()
    .describe('an e-mail address, such as Writing Centre Atlas <atlas@example.org>'),
  AUTH_SECRET: z
    .string()
    .min(32)
    .optional()
    .describe('a secret of at least 32 characters, such as the output of openssl rand -hex 32'),
  MODERATOR_EMAILS: z
    .string()
    .refine((text) => split(text).every(isEmail))
    .transform(split)
    .default([])
    .describe('e-mail addresses, with commas between them'),
  MAP_STYLE_URL: z
    .string()
    .refine((text) => isAddress(text, 'http:', 'https:'))
    .optional()
    .describe('the address of a MapLibre style, such as https://tiles.example.org/style.json'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .optional()
    .describe('fatal, error, warn, info, debug, trace or silent'),
  REDIS_URL: z
    .string()
    .refine((text) => isAddress(text, 'redis:', 'rediss:'))
    .optional()
    .describe('the address of a Redis server, such as redis://host:6379'),
  TRUST_PROXY: z
    .string()
    .refine(isTrust)
    .transform(readTrust)
    .default(false)
    .describe('true, false, the number of proxies in front, or their addresses with commas between them'),
  RATE_LIMIT: whole(0, 1_000_000)
    .default(600)
    .describe('the requests that one client may make in a minute, or 0 for no limit'),
  SPOOL_DIR: z.string().optional().describe('a folder'),
})

const requiredInProduction = ['DATABASE_URL', 'PUBLIC_URL', 'AUTH_SECRET', 'SMTP_URL', 'MAIL_FROM'] as const
const secret = new Set(['DATABASE_URL', 'DATABASE_REPLICA_URLS', 'SMTP_URL', 'AUTH_SECRET', 'REDIS_URL'])

type Name = keyof typeof Environment.shape

export type Config = Omit<AppSettings, 'authSecret' | 'challengeCost'> & {
  port: number
  host: string
  databaseUrl: string | undefined
  replicaUrls: string[]
  /** In development one is made. */
  authSecret: string | undefined
}

function complain(name: Name, given: string | undefined): string {
  const accepted = Environment.shape[name].description
  if (given === undefined) return `${name} is missing. In production it must be ${accepted}.`
  return secret.has(name) ? `${name} must be ${accepted}.` : `${name} is '${given}', but must be ${accepted}.`
}

/** Every setting, read once. Whatever is wrong is told in one line each. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  // Compose files hand on what is not set as an empty text.
  const given = Object.fromEntries(Object.entries(environment).filter(([, text]) => text?.trim()))
  const { success, data, error } = Environment.safeParse(given)
  const missing = given.NODE_ENV === 'production' ? requiredInProduction.filter((name) => !given[name]) : []
  if (!success || missing.length > 0) {
    const wrong = new Set([...(error?.issues.map(({ path }) => path[0] as Name) ?? []), ...missing])
    throw new StartupProblem([...wrong].map((name) => complain(name, given[name])).join('\n'))
  }
  const isProduction = data.NODE_ENV === 'production'
  return {
    isProduction,
    port: data.PORT,
    host: data.HOST,
    publicUrl: (data.PUBLIC_URL ?? `http://localhost:${data.PORT}`).replace(/\/$/, ''),
    dataDir: data.DATA_DIR,
    databaseUrl: data.DATABASE_URL,
    replicaUrls: data.DATABASE_REPLICA_URLS,
    smtpUrl: data.SMTP_URL,
    mailFrom: data.MAIL_FROM,
    authSecret: data.AUTH_SECRET,
    moderatorEmails: data.MODERATOR_EMAILS,
    mapStyleUrl: data.MAP_STYLE_URL,
    logLevel: data.LOG_LEVEL ?? (isProduction ? 'info' : 'warn'),
    redisUrl: data.REDIS_URL,
    trustProxy: data.TRUST_PROXY,
    rateLimit: data.RATE_LIMIT,
    spoolDir: data.SPOOL_DIR,
  }
}
