import type { ProblemDetail } from '@centres/contract'

/** What a verb may refuse, in a sentence fit for a person. http/problems.ts alone knows the statuses. */
export class Refusal extends Error {}

export class NotFound extends Refusal {}

export class Gone extends Refusal {
  readonly reason: string
  constructor(message: string, reason: string) {
    super(message)
    this.reason = reason
  }
}

/** A request whose shape is right and whose values are not. */
export class Invalid extends Refusal {
  readonly details: ProblemDetail[]
  constructor(details: ProblemDetail[]) {
    super(details.map(({ name, message }) => `${name} ${message}`).join('; '))
    this.details = details
  }
}

export class Unavailable extends Refusal {}

/** Nobody is signed in, and somebody has to be. */
export class Unauthenticated extends Refusal {}

/** Whoever is signed in may not do this. */
export class Forbidden extends Refusal {}

/**
 * The thing has changed since it was looked at; the details name what of it, or the reason in a word why it cannot be
 * done, where that is known.
 */
export class Conflict extends Refusal {
  readonly details: ProblemDetail[] | undefined
  readonly reason: string | undefined
  constructor(message: string, details?: ProblemDetail[], reason?: string) {
    super(message)
    this.details = details
    this.reason = reason
  }
}

/** More was asked for than anybody gets in this time: which limit is reached and in how many seconds it ends, where that is known. */
export class TooMany extends Refusal {
  readonly limit: { reason: string; seconds: number } | undefined
  constructor(message: string, limit?: { reason: string; seconds: number }) {
    super(message)
    this.limit = limit
  }
}
