import type { Erasure, Me } from '@centres/contract'
import { queryOptions, useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Download } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../app/call.ts'
import { useFailureText } from '../i18n/failure-text.tsx'
import { directionOf } from '../i18n/languages.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { TextField } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { ForeignText } from '../ui/text.tsx'
import { useErase } from './me.ts'
import styles from './people.module.css'

const erasure = () =>
  queryOptions({
    queryKey: ['my', 'erasure'],
    queryFn: ({ signal }) => call('GET /me/erasure', {}, signal),
    staleTime: 0,
  })

/** What is kept of somebody, to be taken away or erased. */
export function OwnData({ me }: { me: Me }) {
  const { t } = useTranslation()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <section className={styles.part} aria-labelledby="own-data">
      <h2 id="own-data">{t('ownData.title')}</h2>
      <p>{t('ownData.intro')}</p>
      <div className={styles.actions}>
        <a className={buttonClass()} href="/v1/me/data" download="writing-centre-atlas-about-me.json">
          <Icon icon={Download} />
          <span>{t('ownData.download')}</span>
        </a>
        <Button variant="danger" onClick={() => setIsOpen(true)}>
          {t('ownData.erase')}
        </Button>
      </div>
      <Dialog
        open={isOpen}
        onClose={() => setIsOpen(false)}
        title={t('ownData.eraseTitle')}
        closeLabel={t('ownData.keep')}
      >
        <Meaning me={me} />
      </Dialog>
    </section>
  )
}

function Meaning({ me }: { me: Me }) {
  const { t } = useTranslation()
  const { data, error, isFetching, refetch } = useQuery(erasure())
  if (!data)
    return error ? (
      <FailureNotice error={error} isFetching={isFetching} refetch={refetch} />
    ) : (
      <SkeletonRows rows={3} label={t('people.loading')} />
    )
  if (data.isLastAdministrator)
    return (
      <Notice
        tone="caution"
        title={t('ownData.lastAdministrator')}
        action={<Link to="/moderate/people">{t('ownData.toStaff')}</Link>}
      >
        <p>{t('ownData.lastAdministratorMore')}</p>
      </Notice>
    )
  if (data.isLastModerator)
    return (
      <Notice tone="caution" title={t('ownData.lastModerator')}>
        <p>{t('ownData.lastModeratorMore')}</p>
      </Notice>
    )
  return (
    <div className={styles.part}>
      <ul className={styles.meaning}>
        <li>{t('ownData.goes')}</li>
        <li>{t('ownData.stays')}</li>
        {data.drafts > 0 && <li>{t('ownData.drafts', { count: data.drafts })}</li>}
      </ul>
      {data.centres.length > 0 && <LastSteward centres={data.centres} />}
      <Confirmation email={me.email} />
    </div>
  )
}

function LastSteward({ centres }: { centres: Erasure['centres'] }) {
  const { t } = useTranslation()
  return (
    <Notice tone="caution" title={t('ownData.lastSteward')}>
      <ul className={styles.meaning}>
        {centres.map(({ id, names: [name] }) => (
          <li key={id}>
            <ForeignText
              text={name?.text ?? id}
              lang={name?.language ?? undefined}
              dir={name?.language ? directionOf(name.language) : 'auto'}
            />
          </li>
        ))}
      </ul>
      <p>{t('ownData.lastStewardMore')}</p>
    </Notice>
  )
}

/** Drafts, letters and the name of their writer lie in this browser; so does whom somebody thinks of writing to. */
function forgetHere(): void {
  try {
    localStorage.clear()
    sessionStorage.clear()
  } catch {
    // Where nothing can be kept, nothing is.
  }
}

function Confirmation({ email }: { email: string }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const erase = useErase()
  const [typed, setTyped] = useState('')
  const [isWrong, setIsWrong] = useState(false)
  const erasing = useMutation({
    mutationFn: erase,
    onSuccess: async () => {
      await navigate({ to: '/' })
      forgetHere()
    },
  })
  const failure = useFailureText(erasing.error, { asksAgain: false })
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event: FormEvent<HTMLFormElement>) => {
        event.preventDefault()
        const given = typed.trim().toLowerCase()
        setIsWrong(given !== email)
        if (given !== email) event.currentTarget.querySelector('input')?.focus()
        else if (!erasing.isPending) erasing.mutate(given)
      }}
    >
      <TextField
        label={t('ownData.typeAddress')}
        hint={email}
        error={isWrong ? t('ownData.typeAddressWrong') : undefined}
        type="email"
        autoComplete="off"
        dir="ltr"
        required
        value={typed}
        onChange={(value) => {
          setIsWrong(false)
          setTyped(value)
        }}
      />
      {erasing.isError && (
        <Notice tone="error" live title={failure.title}>
          {failure.detail}
        </Notice>
      )}
      <div className={styles.actions}>
        <Button type="submit" variant="danger" busy={erasing.isPending}>
          {t('ownData.eraseForGood')}
        </Button>
      </div>
    </form>
  )
}
