import type { SuggestionRecord } from '@centres/db'

/** How the queue of moderators knows a suggestion: what is reported is a kind of its own there. */
export const inQueue = ({ id, kind }: Pick<SuggestionRecord, 'id' | 'kind'>) =>
  ({ kind: kind === 'report' ? 'report' : 'suggestion', id }) as const
