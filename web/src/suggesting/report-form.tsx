import { type InterfaceLanguage, type ReportConcern, reportConcerns } from '@centres/contract'
import { useMutation } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../app/call.ts'
import { useFailureText } from '../i18n/failure-text.tsx'
import { interfaceLanguages, ownNameOf } from '../i18n/languages.ts'
import { useNoRobot } from '../people/no-robot.tsx'
import { Button } from '../ui/button.tsx'
import { TextArea, TextField } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { RadioGroup } from '../ui/radio.tsx'
import { Select } from '../ui/select.tsx'
import { LookIntoMailbox } from './look-into-mailbox.tsx'
import styles from './suggesting.module.css'

const looksLikeAddress = (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim())

/** What is wrong with an entry as a whole. */
export function ReportForm({ id }: { id: string }) {
  const { t, i18n } = useTranslation()
  const form = useRef<HTMLFormElement>(null)
  const [concern, setConcern] = useState<ReportConcern>()
  const [words, setWords] = useState('')
  const [source, setSource] = useState('')
  const [email, setEmail] = useState('')
  const [language, setLanguage] = useState<string>(i18n.language)
  const [isChecked, setIsChecked] = useState(false)
  const { fields, proof } = useNoRobot()

  const errors = {
    concern: concern === undefined ? t('reporting.chooseConcern') : undefined,
    words: concern === 'other' && words.trim() === '' ? t('reporting.wordsMissing') : undefined,
    source: [1, 2].includes(source.trim().length) ? t('reporting.sourceShort') : undefined,
    email: looksLikeAddress(email) ? undefined : t('form.problems.email'),
  }
  const errorOf = (name: keyof typeof errors) => (isChecked ? errors[name] : undefined)

  const sending = useMutation({
    mutationFn: async (chosen: ReportConcern) =>
      call('POST /centres/:id/suggestions', {
        params: { id },
        body: {
          kind: 'report',
          concern: chosen,
          words: words.trim() || null,
          source: source.trim() || null,
          email: email.trim(),
          language: language as InterfaceLanguage,
          ...(await proof()),
        },
      }),
  })
  const failure = useFailureText(sending.error, { asksAgain: false })
  const send = () => {
    setIsChecked(true)
    const wrong = (Object.keys(errors) as (keyof typeof errors)[]).find((name) => errors[name])
    if (wrong === undefined && concern) sending.mutate(concern)
    else form.current?.querySelector<HTMLElement>(wrong === 'concern' ? '[type=radio]' : `#report-${wrong}`)?.focus()
  }

  if (sending.isSuccess) return <LookIntoMailbox email={email.trim()} about="reporting" />
  return (
    <form
      ref={form}
      className={styles.form}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        if (!sending.isPending) send()
      }}
    >
      <RadioGroup
        id="report-concern"
        legend={t('reporting.concern')}
        error={errorOf('concern')}
        value={concern}
        options={reportConcerns.map((value) => ({ value, label: t(`reporting.concerns.${value}`) }))}
        onChange={setConcern}
      />
      <TextArea
        id="report-words"
        label={t(concern === 'other' ? 'reporting.words' : 'reporting.wordsOptional')}
        hint={t('reporting.wordsHint')}
        error={errorOf('words')}
        dir="auto"
        rows={4}
        maxLength={2000}
        value={words}
        onChange={setWords}
      />
      <TextField
        id="report-source"
        label={t('reporting.source')}
        error={errorOf('source')}
        dir="ltr"
        inputMode="url"
        autoComplete="off"
        maxLength={1000}
        value={source}
        onChange={setSource}
      />
      <TextField
        id="report-email"
        label={t('people.address')}
        hint={t('reporting.emailHint')}
        error={errorOf('email')}
        dir="ltr"
        inputMode="email"
        autoComplete="email"
        maxLength={500}
        value={email}
        onChange={setEmail}
      />
      <Select
        inForm
        label={t('people.language')}
        value={language}
        options={interfaceLanguages.map((value) => ({ value, label: ownNameOf(value), lang: value }))}
        onChange={setLanguage}
      />
      {fields}
      {sending.isError && (
        <Notice tone="error" live title={failure.title}>
          {failure.detail}
        </Notice>
      )}
      <div>
        <Button type="submit" variant="primary" icon={Send} aria-disabled={sending.isPending}>
          {t(sending.isPending ? 'people.sending' : 'reporting.send')}
        </Button>
      </div>
    </form>
  )
}
