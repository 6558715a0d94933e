import { currentTransaction, inTransaction } from '@centres/db'
import { isAPIError } from 'better-auth/api'
import { takeUp, takeUpFromSettings } from '../appointments/take-up.ts'
import { Gone } from '../errors.ts'
import { enqueueLetter } from '../letters/enqueue.ts'
import type { Services } from '../services.ts'
import { type Auth, makeAuth } from './auth.ts'

export const authOf = (services: Services): Auth =>
  makeAuth({
    database: services.primary,
    publicUrl: services.settings.publicUrl,
    secret: services.settings.authSecret,
    // The link leads to a page with a button, since scanners of mail open links by themselves.
    sendLink: ({ email, language, ...data }) =>
      enqueueLetter(currentTransaction(), services, { kind: 'sign-in', to: email, language, data }),
  })

type Asked = { email: string; language: string; returnTo: string }

/** Link and letter are one. Nothing is looked up, so that no answer tells whether an address is known. */
export async function sendLink(
  { primary }: Services,
  auth: Auth,
  { email, ...metadata }: Asked,
  headers: Headers,
): Promise<void> {
  await inTransaction(primary, () => auth.api.signInMagicLink({ body: { email, metadata }, headers }))
}

const isRefused = (error: unknown) => isAPIError(error) && error.status === 'FOUND'

/** The person whose link it was, and the cookie. A link is spent by this, whatever comes of it. */
export async function openLink(
  { primary, settings, now }: Services,
  auth: Auth,
  token: string,
  headers: Headers,
): Promise<{ personId: string; cookies: string[] }> {
  try {
    return await inTransaction(primary, async (tx) => {
      const { headers: given, response } = await auth.api.magicLinkVerify({
        query: { token },
        headers,
        returnHeaders: true,
      })
      const { id, email } = response.user
      const at = now().toISOString()
      await takeUp(tx, { id, email }, at)
      if (settings.moderatorEmails.some((one) => one.toLowerCase() === email.toLowerCase()))
        await takeUpFromSettings(tx, { id, email }, at)
      return { personId: id, cookies: given?.getSetCookie() ?? [] }
    })
  } catch (error) {
    if (!isRefused(error)) throw error
    throw new Gone('This link was used already or has expired. Ask for a new one.', 'link')
  }
}
