import type { decisionReasons } from '@centres/contract'
import { type Paragraph, text } from './parts.ts'

export type DecisionReason = (typeof decisionReasons)[number]

/** A reason in a sentence; what is other is said in the moderator's own words alone. */
export const reasonOf = (reason: DecisionReason): Paragraph[] => (reason === 'other' ? [] : [text(`reasons.${reason}`)])
