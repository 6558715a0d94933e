import { type CentreProfile, messageDays } from '@centres/contract'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { directionOf } from '../i18n/languages.ts'
import { CentreName } from '../people/centre-name.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { DefinitionList } from '../ui/definition-list.tsx'
import { fieldId } from './letter.ts'
import type { Letter } from './letter-here.ts'
import { usePurposeName } from './purposes.ts'
import type { Sender } from './sender-here.ts'
import styles from './writing.module.css'

type LetterPreviewProps = {
  centre: CentreProfile
  sender: Sender
  letter: Letter
  agrees: boolean
  isAsked: boolean
  onAgree: (on: boolean) => void
}

/** The letter as it will go, and who sees what of it. */
export function LetterPreview({ centre, sender, letter, agrees, isAsked, onAgree }: LetterPreviewProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const purposeName = usePurposeName()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <>
      <h2 ref={heading} tabIndex={-1}>
        {t('writing.preview')}
      </h2>
      <article className={styles.sheet} aria-label={t('writing.letter')}>
        <DefinitionList
          items={[
            { term: t('writing.to'), details: <CentreName centre={centre} /> },
            { term: t('writing.from'), details: <bdi>{sender.name.trim()}</bdi> },
            { term: t('writing.writesFrom'), details: <bdi>{sender.affiliation.trim()}</bdi> },
            { term: t('writing.replyTo'), details: <bdi dir="ltr">{sender.email.trim()}</bdi> },
            { term: t('writing.purpose'), details: purposeName(letter.purpose) },
            ...(letter.dates.trim() ? [{ term: t('writing.when'), details: <bdi>{letter.dates.trim()}</bdi> }] : []),
          ]}
        />
        <div className={styles.texts} data-both={letter.texts.length > 1 || undefined}>
          {letter.texts.map(({ language, text }) => (
            <p key={language} className={styles.words} lang={language} dir={directionOf(language)}>
              {text.trim()}
            </p>
          ))}
        </div>
        <p className={styles.soft}>{t('writing.frame')}</p>
      </article>
      <section className={styles.part} aria-labelledby="who-sees">
        <h3 id="who-sees">{t('writing.whoSees')}</h3>
        <ul className={styles.list}>
          <li>{t('writing.seesCentre')}</li>
          <li>{t('writing.seesNobody')}</li>
          <li>{t('writing.removed', { days: formats.days(messageDays) })}</li>
        </ul>
      </section>
      <Checkbox
        id={fieldId('agreesToReply')}
        label={t('writing.agree')}
        error={isAsked && !agrees ? t('writing.agreeMissing') : undefined}
        checked={agrees}
        onChange={onAgree}
      />
      <p>{t('writing.nextStep')}</p>
    </>
  )
}
