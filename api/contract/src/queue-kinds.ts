/** What moderators decide on. */
export const queueKinds = ['registration', 'claim', 'suggestion', 'look', 'vocabulary'] as const
export type QueueKind = (typeof queueKinds)[number]
