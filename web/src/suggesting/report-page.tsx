import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { AboutCentre } from './about-centre.tsx'
import type { MissingProps } from './missing.ts'
import { ReportForm } from './report-form.tsx'

const route = getRouteApi('/centres/$id/report')

export function ReportPage({ missingProfile }: MissingProps) {
  const { t } = useTranslation()
  const { id } = route.useParams()
  return (
    <AboutCentre id={id} title={t('reporting.title')} missingProfile={missingProfile}>
      {(centre) => (
        <>
          <p>{t('reporting.intro')}</p>
          <p>
            <Link to="/centres/$id/suggest" params={{ id }}>
              {t('reporting.suggestInstead')}
            </Link>
          </p>
          <ReportForm key={centre.id} id={centre.id} />
        </>
      )}
    </AboutCentre>
  )
}
