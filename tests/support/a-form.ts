import type { CentreFormInput } from '@centres/contract'

const coded = (...codes: string[]) => codes.map((code) => ({ code, ownWords: null }))

/** What a centre in Stellenbosch says of itself, but for what the test is about. */
export const aForm = (outline: Partial<CentreFormInput> = {}): CentreFormInput => ({
  names: [
    { text: 'Skryflab', language: 'af', kind: 'official' },
    { text: 'Writing Lab', language: 'en', kind: 'official' },
  ],
  institutions: [
    {
      names: [{ text: 'Universiteit Stellenbosch', language: 'af', kind: 'official' }],
      type: 'university',
      website: 'https://www.sun.ac.za/',
    },
  ],
  countryCode: 'ZA',
  city: 'Stellenbosch',
  location: { longitude: 18.8668, latitude: -33.9321 },
  precision: 'campus',
  website: 'https://www.sun.ac.za/skryflab',
  mailbox: 'skryflab@sun.ac.za',
  languages: ['af', 'en'],
  textLanguages: ['af', 'en', 'xh'],
  terms: {
    kind: coded('writing-lab'),
    modality: coded('online'),
    offers: coded('tutor-exchange'),
    service: coded('workshop'),
  },
  descriptions: [{ language: 'af', text: 'Ons help jou skryf.' }],
  ...outline,
})
