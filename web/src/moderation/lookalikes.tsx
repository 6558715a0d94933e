import type { CentreProfile, Lookalike } from '@centres/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Equal, EqualApproximately, EqualNot, type LucideIcon, Minus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { useTerms } from '../i18n/terms.ts'
import { Badge } from '../ui/badge.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Icon } from '../ui/icon.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { ForeignText } from '../ui/text.tsx'
import { type ComparedField, compareFields, type Likeness, vocabularyOf } from './compare-fields.ts'
import styles from './moderation.module.css'
import { listedCentre } from './moderation-queries.ts'

type LookalikesProps = {
  lookalikes: readonly Lookalike[]
  centre: CentreProfile
  /** The record of what is compared, once it has one. */
  centreId: string | null
}

/** Centres of the directory that may be the same, each beside the form. */
export function Lookalikes({ lookalikes, centre, centreId }: LookalikesProps) {
  const { t } = useTranslation()
  return (
    <section className={styles.section} aria-labelledby="lookalikes">
      <h2 id="lookalikes">{t('moderation.lookalikes.title')}</h2>
      {lookalikes.length === 0 ? (
        <p>{t('moderation.lookalikes.none')}</p>
      ) : (
        <>
          <p>{t('moderation.lookalikes.count', { count: lookalikes.length })}</p>
          <ol className={styles.lookalikes}>
            {lookalikes.map((lookalike, at) => (
              <li key={lookalike.centre.id}>
                <Beside lookalike={lookalike} centre={centre} centreId={centreId} isFirst={at === 0} />
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  )
}

type BesideProps = { lookalike: Lookalike; centre: CentreProfile; centreId: string | null; isFirst: boolean }

function Beside({ lookalike: { centre: listed, shares }, centre, centreId, isFirst }: BesideProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(isFirst)
  const name = listed.names[0]
  return (
    <>
      <h3>
        <Link to="/centres/$id/{-$slug}" params={{ id: listed.id, slug: listed.slug }} target="_blank">
          {name && <ForeignText text={name.text} lang={name.language ?? undefined} />}
          <span className={styles.hidden}> {t('moderation.newTab')}</span>
        </Link>
      </h3>
      <p className={styles.badges}>
        {shares.map((share) => (
          <Badge key={share} tone="caution">
            {t(`moderation.lookalikes.shares.${share}`)}
          </Badge>
        ))}
      </p>
      <p className={styles.soft}>
        <Link to="/moderate/centres/$id" params={{ id: listed.id }} search={centreId ? { with: centreId } : {}}>
          {t(centreId ? 'records.withCase' : 'records.profileLink')}
        </Link>
      </p>
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t('moderation.lookalikes.compare', { name: name?.text ?? listed.id })}</summary>
        {open && <Comparison id={listed.id} centre={centre} name={name?.text ?? listed.id} />}
      </details>
    </>
  )
}

const marks: Record<Likeness, LucideIcon> = {
  same: Equal,
  partly: EqualApproximately,
  different: EqualNot,
  silent: Minus,
}

function Comparison({ id, centre, name }: { id: string; centre: CentreProfile; name: string }) {
  const { t } = useTranslation()
  const listed = useQuery(listedCentre(id))
  const wordsOf = useFieldWords()

  if (listed.error && !listed.data) return <FailureNotice {...listed} />
  if (!listed.data) return <SkeletonRows rows={3} label={t('moderation.lookalikes.loading')} />
  return (
    <table className={styles.compared}>
      <caption className={styles.hidden}>{t('moderation.lookalikes.compare', { name })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('moderation.lookalikes.field')}</th>
          <th scope="col">{t('moderation.lookalikes.ours')}</th>
          <th scope="col">{t('moderation.lookalikes.theirs')}</th>
        </tr>
      </thead>
      <tbody>
        {compareFields(centre, listed.data).map(({ field, ours, theirs, likeness }) => (
          <tr key={field} data-likeness={likeness}>
            <th scope="row">
              <span>{t(`fields.${field}`)}</span>
              <span className={styles.likeness}>
                <Icon icon={marks[likeness]} size={14} />
                {t(`moderation.lookalikes.likeness.${likeness}`)}
              </span>
            </th>
            <Values values={wordsOf(field, ours)} />
            <Values values={wordsOf(field, theirs)} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Values({ values }: { values: readonly string[] }) {
  const { t } = useTranslation()
  if (values.length === 0) return <td className={styles.soft}>{t('moderation.lookalikes.nothing')}</td>
  return (
    <td>
      {values.map((value) => (
        <span key={value}>
          <bdi>{value}</bdi>
        </span>
      ))}
    </td>
  )
}

function useFieldWords(): (field: ComparedField, values: readonly string[]) => string[] {
  const formats = useFormats()
  const terms = useTerms()
  return (field, values) => {
    const vocabulary = vocabularyOf[field]
    if (vocabulary) {
      const codes = new Set(terms.vocabulary(vocabulary)?.terms.map(({ code }) => code))
      return values.map((value) => (codes.has(value) ? terms.label(vocabulary, value) : value))
    }
    if (field === 'countryCode') return values.map(formats.countryName)
    if (field === 'languages' || field === 'textLanguages') return values.map(formats.languageName)
    if (field === 'founded') return values.map(formats.date)
    return [...values]
  }
}
