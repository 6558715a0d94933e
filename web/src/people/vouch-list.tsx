import { isStanding, peersNeeded, type Vouch } from '@centres/contract'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { Badge } from '../ui/badge.tsx'
import { CentreName } from './centre-name.tsx'
import styles from './people.module.css'

const tones = { asked: 'plain', vouched: 'calm', declined: 'caution', silent: 'caution' } as const

/** The centres that were asked about a claimant, and what each says; who answered there is nobody's to know. */
export function VouchList({ vouches }: { vouches: readonly Vouch[] }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const vouched = vouches.filter(({ state }) => state === 'vouched').length
  const stateOf = (vouch: Vouch) => (vouch.state === 'asked' && !isStanding(vouch, new Date()) ? 'silent' : vouch.state)
  return (
    <>
      <p>{t('vouching.count', { vouched: formats.number(vouched), needed: formats.number(peersNeeded) })}</p>
      <ul className={styles.vouches}>
        {vouches.map((vouch) => {
          const { centre, answeredAt, expiresAt } = vouch
          const state = stateOf(vouch)
          return (
            <li key={centre.id}>
              <CentreName centre={centre} /> <Badge tone={tones[state]}>{t(`vouching.states.${state}`)}</Badge>{' '}
              {answeredAt ? (
                <span className={styles.soft}>{formats.moment(answeredAt)}</span>
              ) : (
                state === 'asked' && (
                  <span className={styles.soft}>{t('vouching.until', { date: formats.instant(expiresAt) })}</span>
                )
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}
