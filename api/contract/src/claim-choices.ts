/** By what a claim is shown. */
export const claimProofs = ['domain', 'page', 'association'] as const
export type ClaimProof = (typeof claimProofs)[number]

/** Why a claim is refused; other comes with own words. */
export const claimReasons = ['not-shown', 'stewards-object', 'wrong-centre', 'other'] as const
export type ClaimReason = (typeof claimReasons)[number]
