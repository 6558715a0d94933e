import type { CentreProfile, WritingTo } from '@centres/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Mail } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { buttonClass } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { ForeignText } from '../ui/text.tsx'
import { centreWriting } from './centre-queries.ts'
import styles from './profile.module.css'
import { takesLetters } from './takes-letters.ts'

/** The way to a letter, and what is to be known before it. What comes later has its room already. */
export function WriteTo({ centre }: { centre: CentreProfile }) {
  const { id } = centre
  const { t } = useTranslation()
  const { data } = useQuery(centreWriting(id))
  if (!takesLetters(centre)) return null
  return (
    <div className={styles.write}>
      <Link to="/centres/$id/write" params={{ id }} className={buttonClass({ variant: 'primary' })}>
        <Icon icon={Mail} />
        <span>{t('profile.write')}</span>
      </Link>
      <p className={styles.writeFacts}>{data && <Facts writing={data} />}</p>
    </div>
  )
}

function Facts({ writing }: { writing: WritingTo }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { isReached, isPaused, pausedUntil, languages, note, noteLanguage, answers } = writing
  if (!isReached) return t('profile.writing.unreached')
  const sentences = [
    isPaused &&
      (pausedUntil
        ? t('profile.writing.pausedUntil', { date: formats.date(pausedUntil) })
        : t('profile.writing.paused')),
    answers && t(`profile.writing.answers.${answers}`),
    languages.length > 0 && t('profile.writing.languages', { list: formats.list(languages.map(formats.languageName)) }),
  ].filter((sentence) => typeof sentence === 'string')
  if (sentences.length === 0 && note === '') return t('profile.writing.reached')
  return (
    <>
      {sentences.join(' ')} {note && <ForeignText text={note} lang={noteLanguage ?? undefined} />}
    </>
  )
}
