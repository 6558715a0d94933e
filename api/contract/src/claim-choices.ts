/** By what a claim is shown. */
export const claimProofs = ['domain', 'page', 'association', 'peers'] as const
export type ClaimProof = (typeof claimProofs)[number]

/** Why a claim is refused; other comes with own words. */
export const claimReasons = ['not-shown', 'stewards-object', 'wrong-centre', 'other'] as const
export type ClaimReason = (typeof claimReasons)[number]

/** How many other centres have to vouch for a claimant; as many are asked at a time. */
export const peersNeeded = 2

/** How many centres may be asked about one claim in all: two that do not vouch can be replaced. */
export const mostPeersAsked = 4

type Asked = { state: 'asked' | 'vouched' | 'declined'; expiresAt: string }

/** Whether a centre that was asked has vouched or still may. */
export const isStanding = ({ state, expiresAt }: Asked, now: Date): boolean =>
  state === 'vouched' || (state === 'asked' && Date.parse(expiresAt) > now.getTime())

/** How many more centres may be asked about a claim now. */
export const peersToAsk = (asked: readonly Asked[], now: Date): number =>
  Math.min(peersNeeded - asked.filter((one) => isStanding(one, now)).length, mostPeersAsked - asked.length)
