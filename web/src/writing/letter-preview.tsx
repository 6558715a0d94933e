import { type CentreProfile, messageDays } from '@centres/contract'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { directionOf } from '../i18n/languages.ts'
import { CentreName } from '../people/centre-name.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { DefinitionList } from '../ui/definition-list.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { asLookedAt, fieldId } from './letter.ts'
import type { Letter } from './letter-here.ts'
import { usePurposeName } from './purposes.ts'
import type { Sender } from './sender-here.ts'
import styles from './writing.module.css'
import { letterAsRead } from './writing-queries.ts'

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
      </article>
      <Whole centre={centre} sender={sender} letter={letter} />
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

/** With what the directory writes around it, in the language of who reads it. */
function Whole({ centre, sender, letter }: Pick<LetterPreviewProps, 'centre' | 'sender' | 'letter'>) {
  const { t } = useTranslation()
  const whole = useQuery(letterAsRead(centre.id, asLookedAt(sender, letter)))
  const { data, isError } = whole
  return (
    <section className={styles.part} aria-labelledby="whole-letter">
      <h3 id="whole-letter">{t('writing.whole')}</h3>
      <p className={styles.soft}>{t('writing.frame')}</p>
      {isError && <FailureNotice {...whole} />}
      {!data && !isError && <SkeletonRows rows={4} label={t('writing.wholeLoading')} />}
      {data && (
        <div className={styles.sheet} lang={data.language} dir={directionOf(data.language)}>
          <p>
            <strong>{data.subject}</strong>
          </p>
          <p className={styles.words}>{data.text}</p>
        </div>
      )}
    </section>
  )
}
