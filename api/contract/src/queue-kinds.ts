/** What moderators decide on. */
export const queueKinds = ['registration', 'claim', 'suggestion', 'report', 'look', 'vocabulary'] as const
export type QueueKind = (typeof queueKinds)[number]
