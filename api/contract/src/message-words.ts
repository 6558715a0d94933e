/** Of the collaboration vocabulary, what a letter can be about; beside them a question. */
export const messageSides = ['they-offer', 'they-seek', 'neither'] as const
export type MessageSide = (typeof messageSides)[number]

/** A purpose that needs no term: a plain question to a centre. */
export const questionPurpose = 'question'

/**
 * Where a letter stands, for its sender. `waiting`: its sender has not opened the link yet. `held`: a moderator looks at
 * it first. `sent`: on its way. `delivered`: the mail server of the centre took it. `undeliverable`: it refused it.
 * `refused`: a moderator did not let it go.
 */
export const messageStates = ['waiting', 'held', 'sent', 'delivered', 'undeliverable', 'refused'] as const
export type MessageState = (typeof messageStates)[number]

/** What became of it, by the links in the letter. */
export const messageAnswers = ['answered', 'not-now', 'not-for-us', 'abuse'] as const
export type MessageAnswer = (typeof messageAnswers)[number]

/** How soon a centre usually answers: within a week, within a month, or seldom. */
export const answerBands = ['days', 'weeks', 'rarely'] as const
export type AnswerBand = (typeof answerBands)[number]

/** Letters after which a centre's usual time of answering is told. */
export const lettersForBand = 5

/** Hours in which a link that sends a letter holds. */
export const messageHours = 48

/** Days after which similar centres are suggested to whoever has no answer. */
export const silentDays = 21

/** Days after which a letter, its sender and its links are gone; numbers stay. */
export const messageDays = 90

/** Days in which a letter waits for its sender's link; the link holds for two of them. */
export const waitingDays = 3

/**
 * Why a letter does not go just now, once any of these is reached: letters of a sender within a day or thirty, of a
 * centre within a day, and letters that ask one address whether it has written.
 */
export const messageLimits = ['sender-day', 'sender-month', 'centre-day', 'asked-day'] as const
export type MessageLimit = (typeof messageLimits)[number]

/** Why a centre gets no letter. */
export const unreachedReasons = ['unlisted', 'closed', 'unreached', 'paused'] as const
export type UnreachedReason = (typeof unreachedReasons)[number]

export const messageMaxLength = 5000

/** Why moderators do not let a letter go, or block its sender. */
export const messageRefusals = ['mass-mailing', 'advertising', 'abusive', 'not-for-a-centre', 'other'] as const
export type MessageRefusal = (typeof messageRefusals)[number]
