import { createHmac } from 'node:crypto'
import { isErased, type SenderRecord } from '@centres/db'

/** An address without its tag: one mailbox has any number of them. */
export const senderKeyOf = (email: string): string => email.replace(/\+[^@]*@/, '@')

/** Of one who has erased themselves it is not known any more. */
export const domainOf = (email: string): string =>
  isErased({ senderEmail: email }) ? '…' : email.slice(email.lastIndexOf('@') + 1)

/** A domain and those above it, without the last. */
export function domainsAbove(domain: string): string[] {
  const labels = domain.split('.')
  return labels.slice(0, -1).map((_, place) => labels.slice(place).join('.'))
}

/** Who reads the list of blocks and does not know the secret cannot try addresses out. An erased address is this already. */
export const hashOfSender = (authSecret: string, email: string): string =>
  isErased({ senderEmail: email })
    ? email
    : createHmac('sha256', authSecret)
        .update(`blocked sender: ${senderKeyOf(email)}`)
        .digest('hex')

/** By what letters of one sender are counted, those from before they erased themselves among them. */
export const senderOf = (authSecret: string, email: string): SenderRecord => ({
  key: senderKeyOf(email),
  hash: hashOfSender(authSecret, email),
})
