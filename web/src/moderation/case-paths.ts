import type { QueueItem, QueueKind } from '@centres/contract'

/** The page of a case, by its kind. */
export const casePaths = {
  registration: '/moderate/registrations/$id',
  look: '/moderate/looks/$id',
  suggestion: '/moderate/suggestions/$id',
  report: '/moderate/reports/$id',
  claim: '/moderate/claims/$id',
  vocabulary: '/moderate/vocabulary/$id',
} as const satisfies Partial<Record<QueueKind, string>>

export type CaseKind = keyof typeof casePaths

/** A kind that the server knows and this client does not has no page here. */
export const hasPage = <Item extends Pick<QueueItem, 'kind'>>(item: Item): item is Item & { kind: CaseKind } =>
  item.kind in casePaths
