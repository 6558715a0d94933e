import { setTimeout as delay } from 'node:timers/promises'
import type { Email } from 'postal-mime'
import type { Office } from './people.ts'
import { solveFor } from './solve-challenge.ts'

/** A letter to a centre as its form sends it, but for what the test is about. */
export const aMessage = (changed: object = {}) => ({
  name: 'Thandi Nkosi',
  email: 'thandi@tutors.example',
  affiliation: 'Writing Lab, University of Somewhere',
  purpose: 'visit',
  side: 'they-offer',
  dates: 'In May 2027',
  texts: [{ language: 'en', text: 'Dear colleagues, we would like to visit you in May.' }],
  agreesToReply: true,
  ...changed,
})

/** The same as it is looked at before it is sent. */
export function aPreview(changed: object = {}) {
  const { agreesToReply: _, ...letter } = aMessage(changed)
  return letter
}

/** What the link of a letter leads to, behind the name of its page. */
export function messageTokenIn({ text = '' }: Email, page: 'confirm' | 'status'): string {
  const [, token] = new RegExp(`/messages/${page}/([^\\s?]+)`).exec(text) ?? []
  if (!token) throw new Error(`There is no link in: ${text}`)
  return decodeURIComponent(token)
}

/** The links by which a centre answers, by what each says. */
export function answerTokensIn({ text = '' }: Email): Record<string, string> {
  const tokens = [...text.matchAll(/\/messages\/answer\/([^\s?]+)/g)].map(([, token]) => token ?? '')
  return Object.fromEntries(tokens.map((token) => [token.split('.')[0]?.replace('message-', ''), token]))
}

let made = 0

/** A letter that its sender still has to confirm: its token, and where it goes. */
export async function aLetterWritten(
  office: Office,
  centre: { id: string },
): Promise<{ token: string; email: string }> {
  made += 1
  const email = `writes-${made}@tutors.example`
  const texts = [{ language: 'en', text: `Dear colleagues, we would like to visit you. ${'x'.repeat(made)}` }]
  const altcha = await solveFor(office.app)
  const sent = { ...aMessage({ email, texts }), altcha }
  const { status, body } = await office.visitor().ask('POST', `/centres/${centre.id}/messages`, sent)
  if (status !== 202) throw new Error(`${status} ${JSON.stringify(body)}`)
  const [letter] = await office.lettersTo(email, 1, '/messages/confirm/')
  if (!letter) throw new Error('There is no letter that asks.')
  return { token: messageTokenIn(letter, 'confirm'), email }
}

/** That it arrived is written down once the mail server has it. */
export async function noted({ services: { primary } }: Office, centreId?: string): Promise<void> {
  for (;;) {
    const [row] = await primary.$client<{ isOver: boolean }[]>`
      select coalesce(bool_and(state = 'delivered'), true) and not exists (
        select from jobs.job where name = 'letters' and state in ('created', 'active', 'retry')) as "isOver"
      from messages where centre_id = ${centreId ?? null} or (${centreId === undefined} and state = 'sent')`
    if (row?.isOver) return
    await delay(20)
  }
}

/** The same, confirmed and delivered: the tokens of its links. The mailbox is nobody else's. */
export async function aLetterDelivered(office: Office, centre: { id: string; mailbox: string }) {
  const { token } = await aLetterWritten(office, centre)
  const { body } = await office.visitor().ask('POST', '/messages/confirmation', { token })
  const [letter] = await office.lettersTo(centre.mailbox, 1)
  if (!letter) throw new Error('The letter did not arrive.')
  await noted(office, centre.id)
  return { statusToken: body.statusToken as string, links: answerTokensIn(letter) }
}
