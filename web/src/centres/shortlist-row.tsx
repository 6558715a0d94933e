import type { CentreSummary } from '@centres/contract'
import { Link } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { useTerms } from '../i18n/terms.ts'
import { Badge } from '../ui/badge.tsx'
import { IconButton } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { VisuallyHidden } from '../ui/text.tsx'
import { CentreInBrief } from './centre-in-brief.tsx'
import { plainNameOf } from './centre-names.ts'
import styles from './shortlist.module.css'
import { ShortlistToggle } from './shortlist-toggle.tsx'

type ShortlistRowProps = {
  centre: CentreSummary
  /** For comparison. */
  isPicked: boolean
  isFull: boolean
  onPick: (on: boolean) => void
  /** Where the list is the reader's own. */
  onRemove?: ((name: string) => void) | undefined
}

export function ShortlistRow({ centre, isPicked, isFull, onPick, onRemove }: ShortlistRowProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const terms = useTerms()
  const name = plainNameOf(centre)
  const labels = (codes: readonly string[]) => codes.map((code) => terms.label('collaboration', code))
  const facts = [
    { term: t('profile.sessionLanguages'), values: centre.languages.map(formats.languageName) },
    { term: t('profile.offers'), values: labels(centre.offers) },
    { term: t('profile.seeks'), values: labels(centre.seeks) },
  ]

  return (
    <li className={styles.row}>
      <div className={styles.about}>
        <CentreInBrief
          centre={centre}
          named={(text) => (
            <h3 className={styles.name}>
              <Link to="/centres/$id/{-$slug}" params={{ id: centre.id, slug: centre.slug }}>
                {text}
              </Link>
            </h3>
          )}
        />
        {centre.lifeState !== 'active' && (
          <p>
            <Badge tone="caution">{terms.label('life-state', centre.lifeState)}</Badge>
          </p>
        )}
        <dl className={styles.facts}>
          {facts.map(({ term, values }) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{values.length > 0 ? formats.list(values) : t('comparing.notKnown')}</dd>
            </div>
          ))}
        </dl>
      </div>
      <div className={styles.tools}>
        {onRemove ? (
          <IconButton
            size="small"
            icon={X}
            label={t('shortlist.removeNamed', { name })}
            onClick={() => onRemove(name)}
          />
        ) : (
          <ShortlistToggle id={centre.id} name={name} brief />
        )}
        <Checkbox
          label={
            <>
              <span aria-hidden="true">{t('shortlist.pick')}</span>
              <VisuallyHidden>{t('shortlist.pickNamed', { name })}</VisuallyHidden>
            </>
          }
          checked={isPicked}
          disabled={isFull && !isPicked}
          onChange={onPick}
        />
      </div>
    </li>
  )
}
