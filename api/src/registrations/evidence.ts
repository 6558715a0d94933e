import { getDomain } from 'tldts'
import { domainOf } from './likeness.ts'

type Websites = { website: string | null; institutions: { website: string | null }[] }

/** Whether a mailbox is of the registrable domain of a centre or its institution. */
export function isOfDomain(email: string, { website, institutions }: Websites): boolean {
  const domain = getDomain(email.slice(email.lastIndexOf('@') + 1))
  const domains = [...institutions.map((one) => one.website), website].map((one) => domainOf(one ?? undefined))
  return domain !== null && domains.includes(domain)
}

/** What is known of somebody by itself: a mailbox that answers, and whose it is by its domain. */
export const evidenceOf = (email: string, websites: Websites): string[] => [
  'email-confirmed',
  ...(isOfDomain(email, websites) ? ['institution-domain'] : []),
]
