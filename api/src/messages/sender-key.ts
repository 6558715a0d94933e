import { createHmac } from 'node:crypto'

/** An address without its tag: one mailbox has any number of them. */
export const senderKeyOf = (email: string): string => email.replace(/\+[^@]*@/, '@')

export const domainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1)

/** A domain and those above it, without the last. */
export function domainsAbove(domain: string): string[] {
  const labels = domain.split('.')
  return labels.slice(0, -1).map((_, place) => labels.slice(place).join('.'))
}

/** Who reads the list of blocks and does not know the secret cannot try addresses out. */
export const hashOfSender = (authSecret: string, email: string): string =>
  createHmac('sha256', authSecret)
    .update(`blocked sender: ${senderKeyOf(email)}`)
    .digest('hex')
