import type { LetterTopic } from '@centres/contract'
import { type Mandate, readMandate, spent, writeMandate } from '../letters/mandate.ts'
import type { Services } from '../services.ts'

type Signing = Pick<Services, 'settings' | 'now'>

const day = 86_400_000
/** Until the next reminder, and a month more. */
const answerDays = 60
/** Whoever wants no more letters may find an old one first. */
const unsubscribeDays = 400

const inDays = ({ now }: Signing, days: number) => new Date(now().getTime() + days * day)

type Confirmed = { centreId: string; confirmedAt: string }

/** A link holds for one confirmation: once the centre confirms or changes its record, it is spent. */
const aboutOf = ({ centreId, confirmedAt }: Confirmed) => `${centreId}-${new Date(confirmedAt).getTime().toString(36)}`

export function confirmedOf({ about }: Mandate): Confirmed {
  const [, centreId, confirmed] = /^(wca-[0-9a-z]{7})-([0-9a-z]+)$/.exec(about) ?? []
  if (!centreId || !confirmed) throw spent()
  return { centreId, confirmedAt: new Date(Number.parseInt(confirmed, 36)).toISOString() }
}

export const answerToken = (
  services: Signing,
  purpose: 'confirm' | 'close',
  personId: string,
  confirmed: Confirmed,
): string =>
  writeMandate(services.settings.authSecret, {
    purpose,
    personId,
    about: aboutOf(confirmed),
    expiresAt: inDays(services, answerDays),
  })

const purposeOf = { reminders: 'no-reminders', waiting: 'no-waiting' } as const

export const unsubscribeToken = (services: Signing, topic: LetterTopic, personId: string): string =>
  writeMandate(services.settings.authSecret, {
    purpose: purposeOf[topic],
    personId,
    about: '',
    expiresAt: inDays(services, unsubscribeDays),
  })

/** Whose letters of which topic a token switches off. */
export function readUnsubscribeToken({ settings, now }: Signing, token: string) {
  const { purpose, personId } = readMandate(settings.authSecret, token, now(), 'no-reminders', 'no-waiting')
  return { personId, topic: purpose === 'no-reminders' ? ('reminders' as const) : ('waiting' as const) }
}
