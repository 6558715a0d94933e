import { type CentreSummary, isConfirmed } from '@centres/contract'
import { Link } from '@tanstack/react-router'
import { MapPin } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { useTerms } from '../i18n/terms.ts'
import { Badge } from '../ui/badge.tsx'
import { IconButton } from '../ui/button.tsx'
import { ResultRow } from '../ui/result-row.tsx'
import { nameForReader, namesFor, plainNameOf } from './centre-names.ts'
import styles from './explore.module.css'
import { rememberOpened } from './last-search.ts'
import { NameText } from './name-text.tsx'
import { usePlaceLine } from './place-line.ts'
import { ShortlistToggle } from './shortlist-toggle.tsx'

type CentreRowProps = {
  centre: CentreSummary
  chosen: boolean
  hovered: boolean
  /** The reader comes back from this centre. */
  resumed: boolean
  onHover: (on: boolean) => void
  onShowOnMap?: (() => void) | undefined
}

export function CentreRow({ centre, chosen, hovered, resumed, onHover, onShowOnMap }: CentreRowProps) {
  const { t, i18n } = useTranslation()
  const formats = useFormats()
  const { own, second } = namesFor(centre.names, i18n.language)
  const institution = nameForReader(centre.institutionNames, i18n.language)
  const place = usePlaceLine()(centre)

  return (
    <ResultRow
      link={(className) => (
        <Link
          to="/centres/$id/{-$slug}"
          params={{ id: centre.id, slug: centre.slug }}
          className={className}
          data-centre={centre.id}
          data-resume={resumed ? '' : undefined}
          onClick={() => rememberOpened(centre.id)}
        >
          {own && <NameText name={own} />}
        </Link>
      )}
      secondary={second && <NameText name={second} />}
      institution={institution && <NameText name={institution} />}
      place={place}
      tags={<Distinctions centre={centre} />}
      aside={
        <>
          {centre.distanceMetres !== null && formats.distance(centre.distanceMetres)}
          <span className={styles.rowAction}>
            <ShortlistToggle id={centre.id} name={plainNameOf(centre)} brief />
          </span>
          {onShowOnMap && centre.location && (
            <span className={styles.rowAction}>
              <IconButton
                size="small"
                icon={MapPin}
                label={t('explore.showOnMapNamed', { name: plainNameOf(centre) })}
                onClick={onShowOnMap}
              />
            </span>
          )}
        </>
      }
      chosen={chosen}
      hovered={hovered}
      onHover={onHover}
    />
  )
}

/** The plain kind, which most centres are, sets none apart. */
const plainKind = 'writing-centre'
const remoteModalities = ['online', 'hybrid', 'asynchronous']

/** Terms of collaboration that a row names before it counts the rest. */
const mostTold = 2

/** What sets a centre apart from its neighbours in the list. */
export function Distinctions({ centre }: { centre: Omit<CentreSummary, 'distanceMetres'> }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const terms = useTerms()
  const shortly = (codes: readonly string[]) => {
    const labels = codes.map((code) => terms.label('collaboration', code))
    const further = labels.length - mostTold
    // The last place is for a term rather than for saying that there is one more.
    return formats.row(
      further > 1 ? [...labels.slice(0, mostTold), t('explore.furtherThings', { count: further })] : labels,
    )
  }
  const facts = [
    formats.row(centre.languages.map(formats.languageName)),
    ...centre.kinds.filter((kind) => kind !== plainKind).map((kind) => terms.label('kind', kind)),
    ...centre.modalities
      .filter((modality) => remoteModalities.includes(modality))
      .map((modality) => terms.label('modality', modality)),
    centre.offers.length > 0 && t('explore.offersList', { list: shortly(centre.offers) }),
    centre.seeks.length > 0 && t('explore.seeksList', { list: shortly(centre.seeks) }),
  ].filter((fact): fact is string => typeof fact === 'string' && fact !== '')

  return (
    <>
      {centre.lifeState !== 'active' && <Badge tone="caution">{terms.label('life-state', centre.lifeState)}</Badge>}
      {isConfirmed(centre.confirmedAt, new Date()) && <Badge tone="calm">{t('explore.confirmed')}</Badge>}
      {facts.map((fact) => (
        <span className={styles.fact} key={fact}>
          {fact}
        </span>
      ))}
    </>
  )
}
