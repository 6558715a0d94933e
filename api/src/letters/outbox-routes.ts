import { isIPv4 } from 'node:net'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import PostalMime from 'postal-mime'
import type { AppSettings } from '../services.ts'
import { listOutbox, readOutbox } from './outbox.ts'
import { letterPage, outboxPage, outboxPath } from './outbox-page.ts'
import type { MailSettings } from './transport.ts'

type OutboxOptions = { settings: Pick<AppSettings, 'isProduction' | 'publicUrl'> & MailSettings }

/** A reader of the list needs the newest; what is older stays in the folder. */
const mostListed = 50

function isLoopback(address: string): boolean {
  const plain = address.replace(/^::ffff:/i, '')
  return plain === '::1' || (isIPv4(plain) && plain.startsWith('127.'))
}

const isOwnName = (host: string) => {
  const name = host
    .replace(/:\d+$/, '')
    .replace(/^\[|\]$/g, '')
    .toLowerCase()
  return name === 'localhost' || isLoopback(name)
}

/**
 * Letters let people in. So only a browser on this machine is answered, under this machine's own name: another site
 * could point a name of its own here, and a proxy brings requests of strangers.
 */
const isOfThisMachine = ({ raw, ip, headers }: FastifyRequest) =>
  isLoopback(raw.socket.remoteAddress ?? '') &&
  isLoopback(ip) &&
  headers.forwarded === undefined &&
  headers['x-forwarded-for'] === undefined &&
  isOwnName(headers.host ?? '')

/** The letters that were not sent, for who tries the directory on their own machine; no address where letters are sent. */
export const outboxRoutes: FastifyPluginAsync<OutboxOptions> = async (app, { settings }) => {
  const { isProduction, smtpUrl, dataDir, publicUrl } = settings
  if (isProduction || smtpUrl !== undefined) return
  const schema = { hide: true } as object
  const styles = () => [...(app.clientStyle ? [app.clientStyle] : []), '/ogc/pages.css']
  const send = (reply: FastifyReply, page: string) => reply.type('text/html; charset=utf-8').send(page)

  app.addHook('onRequest', async (request, reply) => {
    if (!isOfThisMachine(request)) {
      reply.callNotFound()
      return reply
    }
    // Everything else may be read by other sites' pages; this may not.
    reply
      .removeHeader('access-control-allow-origin')
      .removeHeader('access-control-expose-headers')
      .header('cross-origin-resource-policy', 'same-origin')
      .header('cache-control', 'no-store')
  })

  app.get(outboxPath, { schema }, async (_, reply) => {
    const names = (await listOutbox(dataDir)).slice(0, mostListed)
    const letters = await Promise.all(
      names.map(async (name) => ({ name, letter: await PostalMime.parse((await readOutbox(dataDir, name)) ?? '') })),
    )
    return send(reply, outboxPage(letters, styles()))
  })

  app.get<{ Params: { name: string } }>(`${outboxPath}/:name`, { schema }, async ({ params }, reply) => {
    const content = await readOutbox(dataDir, params.name)
    if (!content) return reply.callNotFound()
    return send(reply, letterPage(await PostalMime.parse(content), publicUrl, styles()))
  })
}
