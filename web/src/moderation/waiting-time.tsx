import { Clock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { Badge } from '../ui/badge.tsx'

/** Days after which somebody has waited longer than they were told to expect. */
const longDays = 7

export function WaitingTime({ since }: { since: string }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const isLong = Date.now() - Date.parse(since) > longDays * 86_400_000
  return (
    <Badge tone={isLong ? 'caution' : 'plain'} icon={Clock}>
      <time dateTime={since} title={formats.instant(since)}>
        {t(isLong ? 'moderation.waitsLong' : 'moderation.waits', { time: formats.age(since) })}
      </time>
    </Badge>
  )
}
