import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFailureText } from '../i18n/failure-text.tsx'
import { Button } from '../ui/button.tsx'
import { TextArea } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import styles from './people.module.css'

const mostCharacters = 2000

type AppealFormProps = { error: Error | null; isPending: boolean; onSend: (message: string) => void }

/** For whoever was refused: once, and in their own words. */
export function AppealForm({ error, isPending, onSend }: AppealFormProps) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const [isChecked, setChecked] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const failure = useFailureText(error, { asksAgain: false })
  const message = words.trim()
  const send = () => {
    setChecked(true)
    if (message) onSend(message)
    else field.current?.focus()
  }
  return (
    <section className={styles.part} aria-labelledby="appeal">
      <h2 id="appeal">{t('claims.appeal.title')}</h2>
      <p>{t('claims.appeal.intro')}</p>
      <TextArea
        ref={field}
        label={t('claims.appeal.words')}
        value={words}
        onChange={setWords}
        dir="auto"
        rows={4}
        maxLength={mostCharacters}
        error={isChecked && !message ? t('claims.appeal.missing') : undefined}
      />
      {error && (
        <Notice tone="error" live title={t('claims.appeal.failed')}>
          {failure.detail}
        </Notice>
      )}
      <div>
        <Button busy={isPending} onClick={send}>
          {t(isPending ? 'claims.appeal.sending' : 'claims.appeal.send')}
        </Button>
      </div>
    </section>
  )
}

/** What was said in an appeal, and that there is no other. */
export function AppealNote({ appeal, waits, refused }: { appeal: string; waits: boolean; refused: boolean }) {
  const { t } = useTranslation()
  return (
    <section className={styles.part}>
      <p>{t('claims.appeal.yours')}</p>
      <blockquote dir="auto">{appeal}</blockquote>
      {waits && <p className={styles.soft}>{t('claims.appeal.waits')}</p>}
      {refused && <p className={styles.soft}>{t('claims.appeal.final')}</p>}
    </section>
  )
}
