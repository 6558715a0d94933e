import type { CentreProfile, InterfaceLanguage, SuggestableField } from '@centres/contract'
import { suggestableFields } from '@centres/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import { type FormEvent, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CallFailed, call } from '../app/call.ts'
import { FormProvider, type FormState, fieldId, focusField } from '../centre-form/form-context.ts'
import { type FormProblem, refusedFields } from '../centre-form/form-problems.ts'
import { Words } from '../centre-form/form-review.tsx'
import { PartField } from '../centre-form/part-field.tsx'
import { ProblemSummary } from '../centre-form/problem-summary.tsx'
import { usePartName } from '../centre-form/use-field-name.ts'
import { usePartWords } from '../centre-form/use-part-words.ts'
import { useProblem } from '../centre-form/use-problem-text.ts'
import { useFailureText } from '../i18n/failure-text.tsx'
import { useFormats } from '../i18n/formats.ts'
import { interfaceLanguages, ownNameOf } from '../i18n/languages.ts'
import { useNoRobot } from '../people/no-robot.tsx'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { TextArea, TextField } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { RadioGroup } from '../ui/radio.tsx'
import { Select } from '../ui/select.tsx'
import { LookIntoMailbox } from './look-into-mailbox.tsx'
import { profileAsForm } from './profile-as-form.ts'
import { changesOf, type Kind, problemsIn, type Said, unchangedOf } from './suggested-values.ts'
import styles from './suggesting.module.css'
import { lettersTo } from './suggesting-queries.ts'

const refusedNames = (error: unknown) =>
  error instanceof CallFailed && error.problem?.status === 400
    ? (error.problem.errors?.map(({ name }) => name).filter((name) => name !== 'altcha') ?? [])
    : []

const nothing: Said = { kind: undefined, closed: '', duplicateOf: '', mailbox: '', source: '', email: '' }

/** The page of a letter leads here where there is nobody to whom it could go. */
const isAboutMailbox = () => location.hash === '#mailbox'

/** What is wrong with a record, part by part, and how one knows. Nothing is asked of its writer but where to answer. */
export function SuggestForm({ centre }: { centre: CentreProfile }) {
  const { t, i18n } = useTranslation()
  const formats = useFormats()
  const partName = usePartName()
  const before = useMemo(() => profileAsForm(centre), [centre])
  const [values, setValues] = useState(before)
  const [ticked, setTicked] = useState<readonly SuggestableField[]>([])
  const [said, setSaid] = useState<Said>(() => ({ ...nothing, kind: isAboutMailbox() ? 'mailbox' : undefined }))
  const [language, setLanguage] = useState<string>(i18n.language)
  const [isChecked, setIsChecked] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const [refused, setRefused] = useState<readonly FormProblem[]>([])
  const { fields, proof } = useNoRobot()
  const { kind } = said
  const { data: writing } = useQuery(lettersTo(centre.id))
  const isUnreached = writing?.isReached === false
  const kinds = (['change', 'closed', 'duplicate', 'mailbox'] as const).filter(
    (one) => one !== 'mailbox' || isUnreached || kind === one,
  )

  const own = problemsIn(said, values, ticked)
  const found = [...own, ...refused.filter(({ path }) => own.every((one) => one.path !== path))]
  const problems = isChecked ? found : []
  const unchanged = kind === 'change' ? unchangedOf(before, values, ticked) : []
  const isNothing = kind === undefined || (kind === 'change' && ticked.length === 0)

  const sending = useMutation({
    mutationFn: async (chosen: Kind | 'mailbox') =>
      call('POST /centres/:id/suggestions', {
        params: { id: centre.id },
        body: {
          kind: chosen === 'mailbox' ? 'change' : chosen,
          ...(chosen === 'mailbox' && { changes: { mailbox: said.mailbox.trim() } }),
          ...(chosen === 'change' && { changes: changesOf(values, ticked) }),
          ...(chosen === 'closed' && said.closed.trim() !== '' && { closed: said.closed.trim() }),
          ...(chosen === 'duplicate' && { duplicateOf: said.duplicateOf.trim() }),
          source: said.source.trim(),
          email: said.email.trim(),
          language: language as InterfaceLanguage,
          ...(await proof()),
        },
      }),
    onError: (error) => {
      const names = refusedNames(error)
      if (names.length === 0) return
      setRefused(refusedFields(names))
      setAttempt((count) => count + 1)
    },
  })
  const failure = useFailureText(sending.error, { asksAgain: false })

  const form: FormState = {
    values,
    problems,
    change: (part) => {
      if (refused.length > 0) setRefused([])
      setValues((now) => ({ ...now, ...(typeof part === 'function' ? part(now) : part) }))
    },
  }
  const say = (part: Partial<Said>) => {
    if (refused.length > 0) setRefused([])
    setSaid({ ...said, ...part })
  }
  const tick = (part: SuggestableField, on: boolean) =>
    setTicked(suggestableFields.filter((one) => (one === part ? on : ticked.includes(one))))
  const send = () => {
    setIsChecked(true)
    setAttempt(attempt + 1)
    if (kind && !isNothing && found.length === 0 && unchanged.length === 0) sending.mutate(kind)
  }

  if (sending.isSuccess) return <LookIntoMailbox email={said.email.trim()} />
  return (
    <FormProvider value={form}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          if (!sending.isPending) send()
        }}
      >
        <ProblemSummary problems={problems} attempt={attempt} onGo={focusField} />
        <RadioGroup
          id={fieldId('kind')}
          legend={t('suggesting.kind')}
          error={isChecked && kind === undefined ? t('suggesting.chooseKind') : undefined}
          value={kind}
          options={kinds.map((value) => ({
            value,
            label: t(`suggesting.kinds.${value}`),
          }))}
          onChange={(chosen) => say({ kind: chosen })}
        />
        {kind === 'change' && (
          <fieldset className={styles.parts}>
            <legend>{t('suggesting.which')}</legend>
            {isChecked && ticked.length === 0 && <Notice tone="error" live title={t('suggesting.tickOne')} />}
            <ul>
              {suggestableFields.map((part) => (
                <Part
                  key={part}
                  part={part}
                  before={before}
                  isTicked={ticked.includes(part)}
                  onTick={(on) => tick(part, on)}
                />
              ))}
            </ul>
          </fieldset>
        )}
        {isChecked && unchanged.length > 0 && (
          <Notice
            tone="error"
            live
            title={t('suggesting.unchanged', { parts: formats.list(unchanged.map(partName)) })}
          />
        )}
        {kind === 'closed' && <OwnText name="closed" said={said} onSay={say} label={t('suggesting.closedSince')} />}
        {kind === 'mailbox' && <OwnText name="mailbox" said={said} onSay={say} label={t('suggesting.mailbox')} />}
        {kind === 'duplicate' && <OwnText name="duplicateOf" said={said} onSay={say} label={t('suggesting.other')} />}
        <Source said={said} onSay={say} />
        <OwnText name="email" said={said} onSay={say} label={t('people.address')} />
        <Select
          inForm
          label={t('people.language')}
          value={language}
          options={interfaceLanguages.map((value) => ({ value, label: ownNameOf(value), lang: value }))}
          onChange={setLanguage}
        />
        {fields}
        {sending.isError && refused.length === 0 && (
          <Notice tone="error" live title={failure.title}>
            {failure.detail}
          </Notice>
        )}
        <div>
          <Button type="submit" variant="primary" icon={Send} aria-disabled={sending.isPending}>
            {t(sending.isPending ? 'people.sending' : 'suggesting.send')}
          </Button>
        </div>
      </form>
    </FormProvider>
  )
}

type PartProps = {
  part: SuggestableField
  before: FormState['values']
  isTicked: boolean
  onTick: (on: boolean) => void
}

function Part({ part, before, isTicked, onTick }: PartProps) {
  const { t } = useTranslation()
  const nameOf = usePartName()
  const words = usePartWords()(before, part)
  return (
    <li className={styles.part} data-ticked={isTicked || undefined}>
      <Checkbox label={nameOf(part)} checked={isTicked} onChange={onTick} />
      <p className={styles.now}>{words.length > 0 ? <Words lines={words} /> : <em>{t('suggesting.nothing')}</em>}</p>
      {isTicked && (
        <div className={styles.field}>
          <PartField part={part} />
        </div>
      )}
    </li>
  )
}

type OwnProps = { said: Said; onSay: (part: Partial<Said>) => void }

const ownTexts = {
  closed: { hint: 'form.hints.yearOrDate', inputMode: 'numeric' },
  duplicateOf: { hint: 'suggesting.otherHint', inputMode: 'url' },
  mailbox: { hint: 'suggesting.mailboxHint', inputMode: 'email' },
  email: { hint: 'suggesting.emailHint', inputMode: 'email' },
} as const

function OwnText({ name, label, said, onSay }: OwnProps & { name: keyof typeof ownTexts; label: string }) {
  const { t } = useTranslation()
  const problem = useProblem()
  const { hint, inputMode } = ownTexts[name]
  return (
    <TextField
      id={fieldId(name)}
      label={label}
      hint={t(hint)}
      error={name === 'duplicateOf' && problem(name) ? t('suggesting.otherWrong') : problem(name)}
      dir="ltr"
      inputMode={inputMode}
      autoComplete={name === 'email' ? 'email' : 'off'}
      maxLength={500}
      value={said[name]}
      onChange={(text) => onSay({ [name]: text })}
    />
  )
}

function Source({ said, onSay }: OwnProps) {
  const { t } = useTranslation()
  const problem = useProblem()
  return (
    <TextArea
      id={fieldId('source')}
      label={t('suggesting.source')}
      hint={t(said.kind === 'mailbox' ? 'suggesting.mailboxSourceHint' : 'suggesting.sourceHint')}
      error={
        problem('source') && t(said.kind === 'mailbox' ? 'suggesting.mailboxSourceMissing' : 'suggesting.sourceMissing')
      }
      dir="auto"
      rows={3}
      maxLength={1000}
      value={said.source}
      onChange={(source) => onSay({ source })}
    />
  )
}
