import type { CentreProfile } from '@centres/contract'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PageTitle } from '../ui/page-title.tsx'
import { CaseFrame } from './case-frame.tsx'
import { registrationCase } from './moderation-queries.ts'
import { RegistrationReview } from './registration-review.tsx'

/** How readers would see a record: what another noun knows. */
export type ShownAsRecord = {
  preview: (centre: CentreProfile) => ReactNode
  place: (centre: CentreProfile) => ReactNode
}

const route = getRouteApi('/moderate/registrations/$id')

/** One registration, with what is needed to decide on it. */
export function CasePage(shown: ShownAsRecord) {
  const { t } = useTranslation()
  const { id } = route.useParams()
  const { lang: _, ...search } = route.useSearch()
  const answer = useQuery(registrationCase(id))
  const page = nameIn(answer.data?.registration.form.names) || t('moderation.untitled')
  return (
    <CaseFrame id={id} search={search} answer={answer}>
      {(found) => (
        <>
          <PageTitle key={`title of ${id}`} text={t('site.pageTitle', { page, site: t('site.name') })} />
          <RegistrationReview key={id} found={found} search={search} shown={shown} />
        </>
      )}
    </CaseFrame>
  )
}

function nameIn(names: unknown): string {
  const first: unknown = Array.isArray(names) ? names[0] : undefined
  const text = typeof first === 'object' && first !== null && 'text' in first ? first.text : undefined
  return typeof text === 'string' ? text : ''
}
