import { type LetterParts, link, say, text } from './parts.ts'

export type StewardJoined = {
  centreId: string
  /** Of the centre. */
  name: string
  /** Name or address of the new one. */
  who: string
  /** Whether the reader has handed over and keeps the record no more. */
  hasLeft: boolean
}

/** To whoever kept the record before. */
export const stewardJoinedLetter = ({ centreId, name, who, hasLeft }: StewardJoined): LetterParts => ({
  subject: say('stewardJoined.subject', { name }),
  body: hasLeft
    ? [text('stewardJoined.handedOver', { name, who }), link('stewardJoined.centres', '/my-centres')]
    : [
        text('stewardJoined.intro', { name, who }),
        text('stewardJoined.unknown'),
        link('stewardJoined.people', `/centres/${centreId}/people`),
      ],
})
