import type { Problem } from '@centres/contract'
import type { ReactNode } from 'react'

/** Statuses of a profile that is not there. */
export const missing = [400, 404, 410]

export type MissingProps = {
  /** What stands in the place of a profile that is not there. */
  missingProfile: (id: string, problem: Problem | undefined) => ReactNode
}
