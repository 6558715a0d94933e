/** What moderators decide on. */
export const queueKinds = ['registration', 'claim', 'suggestion', 'look', 'vocabulary', 'message'] as const
export type QueueKind = (typeof queueKinds)[number]
