import type { CentrePeople, Claim, ClaimBasis, ClaimCase, ContestedClaim, OpenedInvitation } from '@centres/contract'
import { daysAgo, idOf } from './moderation.ts'

/** Builders of what people are told of claims and of keeping a record together. */
export const claimedCentre = {
  id: 'wca-0000000',
  slug: 'skryflab',
  names: [{ text: 'Skryflab', language: 'af', kind: 'official' as const }],
}

export const aBasis = (basis: Partial<ClaimBasis> = {}): ClaimBasis => ({
  centre: claimedCentre,
  isOfDomain: false,
  isKept: false,
  isYours: false,
  openClaim: null,
  ...basis,
})

export const aClaim = (claim: Partial<Claim> = {}): Claim => ({
  id: idOf(7),
  centre: claimedCentre,
  state: 'submitted',
  revision: 1,
  part: 'Its head',
  proof: 'page',
  page: 'https://www.sun.example/staff',
  association: null,
  evidence: ['email-confirmed'],
  vouches: [],
  contestedUntil: null,
  createdAt: daysAgo(3),
  submittedAt: daysAgo(3),
  decidedAt: null,
  reason: null,
  message: null,
  appeal: null,
  ...claim,
})

export const aClaimCase = (found: Partial<ClaimCase> = {}): ClaimCase => ({
  claim: aClaim(),
  sender: { email: 'thandi@sun.example', name: 'Thandi', since: daysAgo(5), language: 'fr' },
  isForAnother: false,
  stewards: [],
  approvableFrom: null,
  acts: [],
  ...found,
})

export const aContested = (claim: Partial<ContestedClaim> = {}): ContestedClaim => ({
  id: idOf(7),
  centre: claimedCentre,
  state: 'submitted',
  claimant: 'Thandi',
  part: 'Its head',
  proof: 'association',
  evidence: ['email-confirmed'],
  submittedAt: daysAgo(1),
  contestedUntil: daysAgo(-6),
  answer: null,
  ...claim,
})

export const somePeople = (people: Partial<CentrePeople> = {}): CentrePeople => ({
  centre: claimedCentre,
  stewards: [{ by: 'Ana', since: daysAgo(90), isYou: true }],
  invitations: [],
  claims: [],
  ...people,
})

export const anInvitation = (invitation: Partial<CentrePeople['invitations'][number]> = {}) => ({
  id: idOf(9),
  email: 'nomsa@sun.example',
  handsOver: false,
  isYours: true,
  createdAt: daysAgo(1),
  expiresAt: daysAgo(-13),
  ...invitation,
})

export const anOpened = (invitation: Partial<OpenedInvitation> = {}): OpenedInvitation => ({
  centre: claimedCentre,
  invitedBy: 'Ana',
  handsOver: false,
  isYours: false,
  expiresAt: daysAgo(-13),
  ...invitation,
})
