import type { WritingTo } from '@centres/contract'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { directionOf } from '../i18n/languages.ts'
import { usePurposeName } from './purposes.ts'
import styles from './writing.module.css'

export function CentreNote({ writing: { note, noteLanguage } }: { writing: WritingTo }) {
  if (note === '') return null
  return (
    <blockquote
      className={styles.note}
      lang={noteLanguage ?? undefined}
      dir={noteLanguage ? directionOf(noteLanguage) : 'auto'}
    >
      {note}
    </blockquote>
  )
}

/** What the centre says of letters, and how soon it answers; nothing where it says nothing. */
export function CentreWishes({ writing }: { writing: WritingTo }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const purposeName = usePurposeName()
  const { languages, purposes, note, answers } = writing
  const isSilent = languages.length === 0 && purposes.length === 0 && note === '' && answers === null
  if (isSilent) return null
  return (
    <section className={styles.wishes} aria-labelledby="wishes">
      <h2 id="wishes">{t('writing.wishes')}</h2>
      {answers && <p>{t(`writing.answers.${answers}`)}</p>}
      {languages.length > 0 && (
        <p>{t('writing.welcomesLanguages', { list: formats.list(languages.map(formats.languageName)) })}</p>
      )}
      {purposes.length > 0 && <p>{t('writing.welcomesPurposes', { list: formats.list(purposes.map(purposeName)) })}</p>}
      <CentreNote writing={writing} />
    </section>
  )
}
