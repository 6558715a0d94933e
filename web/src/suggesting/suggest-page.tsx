import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { AboutCentre } from './about-centre.tsx'
import type { MissingProps } from './missing.ts'
import { SuggestForm } from './suggest-form.tsx'

const route = getRouteApi('/centres/$id/suggest')

export function SuggestPage({ missingProfile }: MissingProps) {
  const { t } = useTranslation()
  const { id } = route.useParams()
  return (
    <AboutCentre id={id} title={t('suggesting.title')} missingProfile={missingProfile}>
      {(centre) => (
        <>
          <p>{t('suggesting.intro')}</p>
          <SuggestForm key={centre.id} centre={centre} />
        </>
      )}
    </AboutCentre>
  )
}
