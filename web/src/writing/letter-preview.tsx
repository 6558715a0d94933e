import { type CentreProfile, messageDays } from '@centres/contract'
import { PencilLine, Send } from 'lucide-react'
import { type RefObject, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { directionOf } from '../i18n/languages.ts'
import { CentreName } from '../people/centre-name.tsx'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { DefinitionList } from '../ui/definition-list.tsx'
import { fieldId, focusField } from './letter.ts'
import type { Letter } from './letter-here.ts'
import { usePurposeName } from './purposes.ts'
import type { Sender } from './sender-here.ts'
import styles from './writing.module.css'

type LetterPreviewProps = {
  centre: CentreProfile
  sender: Sender
  letter: Letter
  heading: RefObject<HTMLHeadingElement | null>
  isSending: boolean
  onBack: () => void
  onSend: () => void
}

/** The letter as it will go, and who sees what of it. */
export function LetterPreview(props: LetterPreviewProps) {
  const { centre, sender, letter, heading, isSending, onBack, onSend } = props
  const { t } = useTranslation()
  const formats = useFormats()
  const purposeName = usePurposeName()
  const [agrees, setAgrees] = useState(false)
  const [isAsked, setIsAsked] = useState(false)
  useEffect(() => heading.current?.focus(), [heading])
  const send = () => {
    setIsAsked(true)
    if (!agrees) focusField('agreesToReply')
    else onSend()
  }
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
            { term: t('writing.affiliation'), details: <bdi>{sender.affiliation.trim()}</bdi> },
            { term: t('writing.replyTo'), details: <bdi dir="ltr">{sender.email.trim()}</bdi> },
            { term: t('writing.purpose'), details: purposeName(letter.purpose) },
            ...(letter.dates.trim() ? [{ term: t('writing.dates'), details: <bdi>{letter.dates.trim()}</bdi> }] : []),
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
        onChange={setAgrees}
      />
      <p>{t('writing.nextStep')}</p>
      <div className={styles.actions}>
        <Button variant="primary" icon={Send} busy={isSending} onClick={send}>
          {t(isSending ? 'people.sending' : 'writing.send')}
        </Button>
        <Button icon={PencilLine} onClick={onBack}>
          {t('writing.change')}
        </Button>
      </div>
    </>
  )
}
