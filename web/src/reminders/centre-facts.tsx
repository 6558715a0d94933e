import type { CentreSummary } from '@centres/contract'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { directionOf } from '../i18n/languages.ts'
import { useTerms } from '../i18n/terms.ts'
import { DefinitionList } from '../ui/definition-list.tsx'
import { ForeignText } from '../ui/text.tsx'

/** A record in brief, so that whoever answers for it sees what it says. */
export function CentreFacts({ centre }: { centre: CentreSummary }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const terms = useTerms()
  const [name] = centre.names
  const [institution] = centre.institutionNames
  const place = [centre.city, formats.countryName(centre.countryCode)].filter(Boolean).join(', ')
  const facts = [
    { term: t('reminders.name'), details: named(name, centre.id) },
    ...(institution ? [{ term: t('form.fields.institution'), details: named(institution, '') }] : []),
    { term: t('reminders.place'), details: <bdi>{place}</bdi> },
    { term: t('reminders.state'), details: terms.label('life-state', centre.lifeState) },
    ...(centre.kinds.length > 0
      ? [{ term: t('reminders.kinds'), details: formats.list(centre.kinds.map((kind) => terms.label('kind', kind))) }]
      : []),
    ...(centre.languages.length > 0
      ? [{ term: t('reminders.languages'), details: formats.list(centre.languages.map(formats.languageName)) }]
      : []),
  ]
  return <DefinitionList items={facts} />
}

const named = (name: { text: string; language: string | null } | undefined, otherwise: string) => (
  <ForeignText
    text={name?.text ?? otherwise}
    lang={name?.language ?? undefined}
    dir={name?.language ? directionOf(name.language) : 'auto'}
  />
)
