import { useTranslation } from 'react-i18next'

/** From here on people count in weeks. */
const daysToWeeks = 14
const daysOfWeek = 7

/** What becomes of something that was sent, and how long that usually takes, where it is known. */
export function useWaitingText(): (usualDays: number | undefined) => string {
  const { t } = useTranslation()
  return (usualDays) => {
    if (usualDays === undefined) return t('people.decided.someday')
    if (usualDays < daysToWeeks) return t('people.decided.withinDays', { count: usualDays })
    return t('people.decided.withinWeeks', { count: Math.ceil(usualDays / daysOfWeek) })
  }
}
