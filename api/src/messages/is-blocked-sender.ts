import { isBlocked, type Reader } from '@centres/db'
import { domainOf, domainsAbove, hashOfSender } from './sender-key.ts'

export const isBlockedSender = (
  database: Reader,
  { settings }: { settings: { authSecret: string } },
  email: string,
): Promise<boolean> =>
  isBlocked(database, {
    addressHash: hashOfSender(settings.authSecret, email),
    domains: domainsAbove(domainOf(email)),
  })
