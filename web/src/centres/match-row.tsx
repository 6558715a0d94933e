import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { useTerms } from '../i18n/terms.ts'
import { ResultRow } from '../ui/result-row.tsx'
import { nameForReader, namesFor, plainNameOf } from './centre-names.ts'
import styles from './match.module.css'
import type { Matched } from './match-query.ts'
import { NameText } from './name-text.tsx'
import { usePlaceLine } from './place-line.ts'
import { ShortlistToggle } from './shortlist-toggle.tsx'

export function MatchRow({ centre }: { centre: Matched }) {
  const { t, i18n } = useTranslation()
  const formats = useFormats()
  const { own, second } = namesFor(centre.names, i18n.language)
  const institution = nameForReader(centre.institutionNames, i18n.language)
  const place = usePlaceLine()(centre)
  const why = useReasons()(centre.why)
  return (
    <ResultRow
      link={(className) => (
        <Link to="/centres/$id/{-$slug}" params={{ id: centre.id, slug: centre.slug }} className={className}>
          {own && <NameText name={own} />}
        </Link>
      )}
      secondary={second && <NameText name={second} />}
      institution={institution && <NameText name={institution} />}
      place={place}
      aside={
        <>
          <span className={styles.fit}>
            <span className={styles.share}>{t('matching.fit', { share: formats.share(centre.fit / 100) })}</span>
            {centre.distanceMetres !== null && formats.distance(centre.distanceMetres)}
          </span>
          <span className={styles.keep}>
            <ShortlistToggle id={centre.id} name={plainNameOf(centre)} brief />
          </span>
        </>
      }
      tags={
        <ul className={styles.why} aria-label={t('matching.whyLabel')}>
          {why.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      }
    />
  )
}

/** Why a centre fits, a sentence each, what counts most first. */
function useReasons(): (why: Matched['why']) => string[] {
  const { t } = useTranslation()
  const formats = useFormats()
  const terms = useTerms()
  const named = (codes: string[]) => formats.list(codes.map((code) => terms.label('collaboration', code)))
  return ({ offers, seeks, languages, sharedHours, isConfirmed, answers }) =>
    [
      offers.length > 0 && t('matching.why.offers', { list: named(offers) }),
      seeks.length > 0 && t('matching.why.seeks', { list: named(seeks) }),
      languages.length > 0 && t('matching.why.languages', { list: formats.list(languages.map(formats.languageName)) }),
      sharedHours !== null &&
        (sharedHours > 0 ? t('matching.why.hours', { hours: formats.hours(sharedHours) }) : t('matching.why.noHours')),
      isConfirmed && t('matching.why.confirmed'),
      answers !== null && t(`matching.why.answers.${answers}`),
    ].filter((reason) => reason !== false)
}
