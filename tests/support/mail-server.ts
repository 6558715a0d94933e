import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { onTestFinished } from 'vitest'

export type Received = {
  from: string
  to: string[]
  raw: string
  letter: Email
  header: (name: string) => string | undefined
}

export type MailServer = {
  url: string
  received: Received[]
  /** How often a letter was offered, taken or not. */
  offered: () => number
  /** Waits until as many letters have arrived. */
  until: (count: number) => Promise<Received[]>
}

type Answer = { code: number; text: string } | undefined

/** A mail server on this machine. `refuse` says what it answers to the nth offer instead of taking it. */
export async function openMailServer(
  refuse: (offer: number, to: string) => Answer = () => undefined,
): Promise<MailServer & { close: () => Promise<void> }> {
  const received: Received[] = []
  let offered = 0
  const server = new SMTPServer({
    authOptional: true,
    // Its certificate is nobody's.
    hideSTARTTLS: true,
    onRcptTo: ({ address }, _, done) => {
      offered += 1
      const answer = refuse(offered, address)
      if (!answer) return done()
      done(Object.assign(new Error(answer.text), { responseCode: answer.code }))
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', async () => {
        const raw = Buffer.concat(chunks)
        const letter = await PostalMime.parse(raw)
        const { mailFrom, rcptTo } = session.envelope
        received.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          raw: raw.toString('latin1'),
          letter,
          header: (name) => letter.headers.find(({ key }) => key === name.toLowerCase())?.value,
        })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    offered: () => offered,
    until: async (count) => {
      while (received.length < count) await delay(50)
      return received
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

/** The same for one test. */
export async function mailServer(...args: Parameters<typeof openMailServer>): Promise<MailServer> {
  const server = await openMailServer(...args)
  onTestFinished(server.close)
  return server
}
