import type { InterfaceLanguage } from '@centres/contract'
import type { Letter } from '../../api/src/letters/letter.ts'

type Told = {
  name?: string
  message?: string
  to?: string
  language?: InterfaceLanguage
}

const registrationId = '0b9d4b3e-6c1f-4a54-9f0e-1f6a5c1b7a10'
const claimId = '7c0f6f0e-5f0f-4c8e-9a57-2f1d3f0a9b11'
const until = '2026-12-01T12:00:00.000Z'

/** One letter of each kind. */
export function lettersOfEachKind({
  name = 'Skryflab',
  message = 'Please say where the centre is.',
  to = 'office@example.org',
  language = 'en',
}: Told = {}): Letter[] {
  const addressed = { to, language }
  return [
    { ...addressed, kind: 'sign-in', data: { token: 'a-token-of-32-bytes', returnTo: '/register?step=2' } },
    { ...addressed, kind: 'registration-received', data: { registrationId, name } },
    { ...addressed, kind: 'registration-waits', data: { registrationId, name, unsubscribe: 'no-waiting.x' } },
    {
      ...addressed,
      kind: 'cases-wait',
      data: {
        waiting: [{ path: `/moderate/registrations/${registrationId}`, name }],
        total: 12,
        unsubscribe: 'no-waiting.x',
      },
    },
    {
      ...addressed,
      kind: 'still-correct',
      data: {
        centres: [
          {
            id: 'wca-7k3m9qd',
            name,
            confirmedAt: '2025-12-24T12:00:00.000Z',
            isUnconfirmed: false,
            confirm: 'confirm.x',
            close: 'close.x',
          },
        ],
        unsubscribe: 'no-reminders.x',
      },
    },
    { ...addressed, kind: 'changes-asked', data: { registrationId, name, reason: 'wrong-place', message } },
    {
      ...addressed,
      kind: 'registration-published',
      data: { centreId: 'wca-7k3m9qd', name, message, mended: ['city', 'precision', 'terms.kind'] },
    },
    {
      ...addressed,
      kind: 'registration-rejected',
      data: { registrationId, name, reason: 'duplicate', message, isFinal: false },
    },
    {
      ...addressed,
      kind: 'suggestion-confirm',
      data: { token: 'a-token-of-32-bytes', name, parts: ['phone', 'terms.kind', 'closed'] },
    },
    { ...addressed, kind: 'suggestion-waits', data: { suggestionId: registrationId, name, for: 'stewards' } },
    {
      ...addressed,
      kind: 'suggestion-answered',
      data: {
        centreId: 'wca-7k3m9qd',
        name,
        fields: [
          { part: 'phone', take: true, reason: null },
          { part: 'terms.service', take: false, reason: 'not-confirmed' },
        ],
        message,
        by: 'moderator',
      },
    },
    { ...addressed, kind: 'report-confirm', data: { token: 'a-token-of-32-bytes', name } },
    { ...addressed, kind: 'report-waits', data: { reportId: registrationId, name, unsubscribe: 'no-waiting.x' } },
    {
      ...addressed,
      kind: 'report-answered',
      data: { centreId: 'wca-7k3m9qd', name, reason: 'is-a-centre', message, isWithdrawn: false },
    },
    { ...addressed, kind: 'claim-received', data: { claimId, name } },
    { ...addressed, kind: 'claim-waits', data: { claimId, name, unsubscribe: 'no-waiting.x' } },
    { ...addressed, kind: 'claim-contested', data: { claimId, name, claimant: 'Thandi', until } },
    { ...addressed, kind: 'claim-approved', data: { centreId: 'wca-7k3m9qd', name, message } },
    { ...addressed, kind: 'claim-rejected', data: { claimId, name, reason: 'not-shown', message, isFinal: false } },
    { ...addressed, kind: 'appeal-waits', data: { kind: 'claim', id: claimId, name, unsubscribe: 'no-waiting.x' } },
    {
      ...addressed,
      kind: 'moderator-appointed',
      data: { who: 'Thandi', parts: ['South Africa', name], isAdministrator: false, until },
    },
    {
      ...addressed,
      kind: 'appointment-changed',
      data: { who: name, parts: [], isAdministrator: false, wasAdministrator: true },
    },
    { ...addressed, kind: 'appointment-ended', data: { who: name, isTakenBack: false } },
    { ...addressed, kind: 'steward-invited', data: { token: 'a-token-of-32-bytes', name, who: 'Thandi', until } },
    {
      ...addressed,
      kind: 'message-confirm',
      data: { token: 'a-token-of-32-bytes', status: 'message-status.x', name },
    },
    {
      ...addressed,
      kind: 'message-to-centre',
      about: registrationId,
      data: {
        name,
        sender: { name: 'Thandi', email: 'thandi@example.org', affiliation: 'University of Somewhere' },
        purpose: 'Visit',
        side: 'they-offer',
        dates: 'In May',
        texts: [
          { language: 'en', text: 'Dear colleagues,\n\nwe would like to visit you.' },
          { language: 'ar', text: 'زملاءنا الأعزاء، نود زيارتكم.' },
        ],
        for: 'mailbox',
        links: {
          answered: 'message-answered.x',
          'not-now': 'message-not-now.x',
          'not-for-us': 'message-not-for-us.x',
          abuse: 'message-abuse.x',
        },
        until: '2027-02-22',
      },
    },
    { ...addressed, kind: 'message-delivered', data: { name, status: 'message-status.x', until: '2027-02-22' } },
    { ...addressed, kind: 'message-undeliverable', data: { name, centreId: 'wca-7k3m9qd' } },
    { ...addressed, kind: 'message-refused', data: { name, reason: 'advertising', message } },
    {
      ...addressed,
      kind: 'message-silent',
      data: { name, status: 'message-status.x', similar: [{ id: 'wca-rny3s5f', name: 'Skryfhoek' }] },
    },
    {
      ...addressed,
      kind: 'message-waits',
      data: { messageId: registrationId, name, why: 'held', unsubscribe: 'no-waiting.x' },
    },
    { ...addressed, kind: 'steward-joined', data: { centreId: 'wca-7k3m9qd', name, who: 'Thandi', hasLeft: false } },
    {
      ...addressed,
      kind: 'word-decided',
      data: { centreId: 'wca-7k3m9qd', name, word: 'Pryslied', label: 'Praise poetry', reason: null, message },
    },
    {
      ...addressed,
      kind: 'vouch-asked',
      data: {
        token: 'vouch.x',
        name,
        peer: 'Skryfhuis',
        claimant: 'Thandi (thandi@example.net)',
        part: message,
        until,
      },
    },
    { ...addressed, kind: 'record-moderated', data: { centreId: 'wca-7k3m9qd', name, what: 'withdrawn', message } },
  ]
}

export function aLetter(kind: Letter['kind'], told?: Told): Letter {
  const letter = lettersOfEachKind(told).find((each) => each.kind === kind)
  if (!letter) throw new Error(`There is no letter of the kind ${kind}`)
  return letter
}
