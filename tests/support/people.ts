import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Writable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import {
  type AppSettings,
  buildApp,
  listOutbox,
  openQueues,
  readOutbox,
  type Services,
  sendLetters,
  workImports,
} from '@centres/api'
import type { Database } from '@centres/db'
import type { FastifyInstance, InjectOptions } from 'fastify'
import PostalMime, { type Email } from 'postal-mime'
import { fixedNow, testSettings } from './app.ts'
import { guardLog } from './guard-log.ts'
import type { MailServer } from './mail-server.ts'
import { solveFor } from './solve-challenge.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
/** Tests say what they expect of a body. */
type Told = { status: number; body: ReturnType<typeof JSON.parse>; headers: Record<string, unknown> }

/** Somebody at a browser of their own: what they are given as cookies, they send back. */
export type Visitor = {
  ask: (method: Method, url: string, body?: object, headers?: Record<string, string>) => Promise<Told>
  cookies: Map<string, string>
}

export type Office = {
  app: FastifyInstance
  /** With which its jobs are done. */
  services: Services
  visitor: () => Visitor
  /** Who opens the link that was sent to the address. */
  signIn: (email: string, language?: string) => Promise<Visitor>
  /** The newest letter to an address that says this, once there is one. */
  letterTo: (email: string, saying?: string) => Promise<Email>
  /** The letters to an address, the newest first, once there are as many. */
  lettersTo: (email: string, atLeast?: number, saying?: string) => Promise<Email[]>
  dataDir: string
  close: () => Promise<void>
}

const patience = 10_000

/** The whole server with its letters, which land in a folder, or at a mail server where one is given. Whatever it is asked, it writes nothing past the log. */
export async function openOffice(
  database: Database,
  {
    now = () => fixedNow,
    logTo,
    mail,
    ...changed
  }: Partial<AppSettings> & { now?: () => Date; logTo?: Writable; mail?: Pick<MailServer, 'url' | 'received'> } = {},
): Promise<Office> {
  const dataDir = mkdtempSync(join(tmpdir(), 'centres-office-'))
  await guardLog(database)
  const jobs = await openQueues(database)
  const posted = mail && { smtpUrl: mail.url, mailFrom: 'atlas@example.org' }
  const settings = { ...testSettings, dataDir, ...posted, ...changed }
  const services = { database, primary: database, jobs, now, settings }
  const app = await buildApp(services, { logTo })
  await workImports({ ...services, log: { error: console.error } })
  await sendLetters({
    primary: database,
    jobs,
    settings,
    now: () => new Date(),
    log: logTo ? app.log : { info: () => {}, warn: console.error },
  })

  const read = new Map<string, Promise<Email>>()
  const readOnce = (name: string): Promise<Email> => {
    const letter = read.get(name) ?? readOutbox(dataDir, name).then((raw) => PostalMime.parse(raw as Buffer))
    read.set(name, letter)
    return letter
  }
  const lettersTo = async (email: string, atLeast = 1, saying = ''): Promise<Email[]> => {
    for (const begun = Date.now(); ; await delay(20)) {
      const letters = mail
        ? mail.received.map(({ letter }) => letter).reverse()
        : await Promise.all((await listOutbox(dataDir)).map(readOnce))
      const theirs = letters.filter(
        ({ to, subject, text }) =>
          to?.some(({ address }) => address === email) && `${subject} ${text}`.includes(saying),
      )
      if (theirs.length >= atLeast) return theirs
      if (Date.now() - begun > patience) throw new Error(`Only ${theirs.length} letters came to ${email}.`)
    }
  }

  const letterTo = async (email: string, saying?: string) => (await lettersTo(email, 1, saying))[0] as Email

  const visitor = (): Visitor => {
    const cookies = new Map<string, string>()
    return {
      cookies,
      ask: async (method, url, body, headers = {}) => {
        const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
        const request: InjectOptions = {
          method,
          url: `/v1${url}`,
          headers: { ...(cookie && { cookie }), ...headers },
          ...(body && { payload: body }),
        }
        const response = await app.inject(request)
        for (const { name, value, maxAge } of response.cookies) {
          if (maxAge === 0) cookies.delete(name)
          else cookies.set(name, value)
        }
        const { statusCode: status, body: text, headers: told } = response
        const isJson = /json/.test(String(told['content-type']))
        return { status, body: isJson ? response.json() : text, headers: told }
      },
    }
  }

  const signIn = async (email: string, language = 'en'): Promise<Visitor> => {
    const somebody = visitor()
    // Other letters may be on their way to the same address.
    const before = (await lettersTo(email, 0, '/sign-in/')).length
    await somebody.ask('POST', '/sign-in-links', { email, language, altcha: await solveFor(app) })
    const [letter] = await lettersTo(email, before + 1, '/sign-in/')
    const { status } = await somebody.ask('POST', '/sessions', { token: tokenIn(letter as Email), language })
    if (status !== 200) throw new Error(`${email} could not sign in: ${status}`)
    return somebody
  }

  const close = async () => {
    await jobs.stop()
    await app.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { app, services, visitor, signIn, letterTo, lettersTo, dataDir, close }
}

/** What the link in a letter holds. */
export function tokenIn({ text = '' }: Email): string {
  const [, token] = /\/sign-in\/([^\s?]+)/.exec(text) ?? []
  if (!token) throw new Error(`There is no link in: ${text}`)
  return decodeURIComponent(token)
}

/** What the link of a letter about a suggestion or a report holds. */
export function suggestionTokenIn({ text = '' }: Email): string {
  const [, token] = /\/(?:suggestions|reports)\/confirm\/([^\s?]+)/.exec(text) ?? []
  if (!token) throw new Error(`There is no link in: ${text}`)
  return decodeURIComponent(token)
}
