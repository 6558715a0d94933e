import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { useTerms } from '../i18n/terms.ts'
import { CountFigure } from './count-figure.tsx'
import type { Statistics } from './statistics-query.ts'

export function EvidenceFigure({ statistics: { by, total } }: { statistics: Statistics }) {
  const { t } = useTranslation()
  const terms = useTerms()
  return (
    <CountFigure
      title={t('statistics.evidence')}
      name="evidence"
      rows={by.evidence.map(({ code, count }) => ({ code, count, label: terms.label('evidence', code) }))}
      total={total}
    />
  )
}

export function ConfirmationFigure({ statistics: { confirmed, total } }: { statistics: Statistics }) {
  const { t } = useTranslation()
  const formats = useFormats()
  return (
    <CountFigure
      title={t('statistics.confirmation')}
      name="confirmed"
      summary={t('statistics.coverageUnconfirmed', { share: formats.share(confirmed.notYet / total) })}
      rows={[
        {
          code: 'within12Months',
          label: t('statistics.confirmedLately'),
          count: confirmed.within12Months,
        },
        {
          code: 'earlier',
          label: t('statistics.confirmedEarlier'),
          count: confirmed.confirmed - confirmed.within12Months,
        },
        { code: 'notYet', label: t('statistics.confirmedNot'), count: confirmed.notYet, isLack: true },
      ]}
      total={total}
    />
  )
}
