import { type InterfaceLanguage, linkMinutes } from '@centres/contract'
import { authStore, type Database } from '@centres/db'
import { betterAuth } from 'better-auth/minimal'
import { magicLink } from 'better-auth/plugins/magic-link'

export type Link = { email: string; token: string; language: InterfaceLanguage; returnTo: string }

type AuthOptions = {
  database: Database
  publicUrl: string
  secret: string
  /** Called within the transaction that keeps the link. */
  sendLink: (link: Link) => Promise<void>
}

const day = 86_400

/** better-auth as an engine: our routes ask it, it has none of its own. */
export const makeAuth = ({ database, publicUrl, secret, sendLink }: AuthOptions) =>
  betterAuth({
    appName: 'Writing Centre Atlas',
    baseURL: publicUrl,
    secret,
    telemetry: { enabled: false },
    logger: { level: 'warn', disableColors: true },
    // Our own limits count, by client and by address.
    rateLimit: { enabled: false },
    database: authStore(database),
    user: {
      additionalFields: { language: { type: 'string', required: true, defaultValue: 'en', input: false } },
    },
    account: { fields: { userId: 'personId' } },
    session: { fields: { userId: 'personId' }, expiresIn: 30 * day, updateAge: day, freshAge: 0 },
    // The link carries no language: a new person has that of the page on which it was opened.
    databaseHooks: {
      user: {
        create: {
          before: async (_, context) => ({ data: { language: context?.headers?.get('accept-language') ?? 'en' } }),
        },
      },
    },
    advanced: {
      cookiePrefix: 'atlas',
      useSecureCookies: publicUrl.startsWith('https:'),
      // Who signed in from where is nobody's business, ours included.
      ipAddress: { disableIpTracking: true },
    },
    plugins: [
      magicLink({
        expiresIn: linkMinutes * 60,
        storeToken: 'hashed',
        sendMagicLink: async ({ email, token, metadata }) =>
          sendLink({
            email,
            token,
            language: metadata?.language as InterfaceLanguage,
            returnTo: String(metadata?.returnTo),
          }),
      }),
    ],
  })
export type Auth = ReturnType<typeof makeAuth>
