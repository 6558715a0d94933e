import { type InterfaceLanguage, linkMinutes } from '@centres/contract'
import { useMutation } from '@tanstack/react-query'
import { Mail } from 'lucide-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../app/call.ts'
import { useFailureText } from '../i18n/failure-text.tsx'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { useNoRobot } from './no-robot.tsx'
import { OutboxLink } from './outbox-link.tsx'
import styles from './people.module.css'

/** As loose as it can be: whether a letter arrives, only sending it tells. */
const looksLikeAddress = (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)

type SignInFormProps = {
  /** The page to which the link in the letter leads. */
  returnTo: string
  /** Where something else is what the page is for. */
  isAside?: boolean
}

/** Asks for an address and sends a link to it; says the same for known and unknown ones. */
export function SignInForm({ returnTo, isAside = false }: SignInFormProps) {
  const { t, i18n } = useTranslation()
  const [email, setEmail] = useState('')
  const [isWrong, setIsWrong] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const { fields, proof } = useNoRobot()
  const ask = async (address: string, proven: Awaited<ReturnType<typeof proof>>) =>
    call('POST /sign-in-links', {
      body: { email: address, language: i18n.language as InterfaceLanguage, returnTo, ...proven },
    })
  const asking = useMutation({ mutationFn: async (address: string) => ask(address, await proof()) })
  const failure = useFailureText(asking.error, { asksAgain: false })

  const send = () => {
    const address = email.trim()
    const isRight = looksLikeAddress(address)
    setIsWrong(!isRight)
    if (isRight) asking.mutate(address)
    else field.current?.focus()
  }

  if (asking.isSuccess) {
    return (
      <LookIntoMailbox
        email={asking.variables}
        onOther={() => asking.reset()}
        onAgain={(proven) => ask(asking.variables, proven)}
      />
    )
  }
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        if (!asking.isPending) send()
      }}
    >
      <TextField
        ref={field}
        label={t('people.address')}
        hint={t('people.addressHint')}
        error={isWrong ? t('form.problems.email') : undefined}
        type="email"
        autoComplete="email"
        dir="ltr"
        inputMode="email"
        maxLength={254}
        value={email}
        onChange={setEmail}
      />
      {fields}
      {asking.isError && (
        <Notice tone="error" live title={failure.title}>
          {failure.detail}
        </Notice>
      )}
      <div>
        <Button type="submit" variant={isAside ? 'quiet' : 'primary'} icon={Mail} aria-disabled={asking.isPending}>
          {t(asking.isPending ? 'people.sending' : 'people.sendLink')}
        </Button>
      </div>
    </form>
  )
}

type LookProps = {
  email: string
  onOther: () => void
  onAgain: (proven: { altcha: string; homepage: string }) => Promise<unknown>
}

function LookIntoMailbox({ email, onOther, onAgain }: LookProps) {
  const { t } = useTranslation()
  const { fields, proof } = useNoRobot()
  const again = useMutation({ mutationFn: async () => onAgain(await proof()) })
  const failure = useFailureText(again.error, { asksAgain: false })
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])

  return (
    <div className={styles.sent}>
      <h2 ref={title} tabIndex={-1}>
        {t('people.lookTitle')}
      </h2>
      <p>{t('people.lookDetail', { email: `\u2068${email}\u2069`, minutes: linkMinutes })}</p>
      <p className={styles.soft}>{t('people.lookNothing')}</p>
      {fields}
      <div className={styles.actions}>
        <Button busy={again.isPending} onClick={() => again.mutate()}>
          {t(again.isPending ? 'people.sending' : 'people.sendAgain')}
        </Button>
        <Button variant="plain" onClick={onOther}>
          {t('people.otherAddress')}
        </Button>
      </div>
      <p role="status" className={styles.soft}>
        {again.isSuccess && !again.isPending ? t('people.sentAgain') : ''}
      </p>
      {again.isError && (
        <Notice tone="error" live title={failure.title}>
          {failure.detail}
        </Notice>
      )}
      <OutboxLink />
    </div>
  )
}
