/** Why a registration is refused or sent back; other comes with own words. */
export const decisionReasons = ['duplicate', 'not-a-centre', 'not-enough', 'wrong-place', 'other'] as const
export type DecisionReason = (typeof decisionReasons)[number]
