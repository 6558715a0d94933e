import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { hoursAhead } from './local-clock.ts'
import styles from './profile.module.css'

const minuteMs = 60_000

/** The present, renewed as each minute begins. */
export function useMinute(): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setTimeout(() => setNow(new Date()), minuteMs - (now.getTime() % minuteMs))
    return () => clearTimeout(timer)
  }, [now])
  return now
}

export function LocalTime({ timeZone }: { timeZone: string }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const now = useMinute()
  const hours = hoursAhead(timeZone, now)
  const difference =
    hours === 0
      ? t('profile.sameClock')
      : t(hours > 0 ? 'profile.ahead' : 'profile.behind', { hours: formats.hours(Math.abs(hours)) })

  return (
    <p>
      <time dateTime={now.toISOString()}>{t('profile.localTimeIs', { time: formats.clock(now, timeZone) })}</time>
      <span className={styles.quiet}> {difference}</span>
    </p>
  )
}
