import type { WritingWishes } from '@centres/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CallFailed, call } from '../app/call.ts'
import { useFailureText } from '../i18n/failure-text.tsx'
import { useFormats } from '../i18n/formats.ts'
import { directionOf, interfaceLanguages } from '../i18n/languages.ts'
import { useTerms } from '../i18n/terms.ts'
import { statusOf } from '../people/me.ts'
import { OwnFailure } from '../people/own-failure.tsx'
import { SignedIn } from '../people/signed-in.tsx'
import { Button } from '../ui/button.tsx'
import { Checkbox, CheckboxGroup } from '../ui/checkbox.tsx'
import { TextField } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { Select } from '../ui/select.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { usePurposeName } from './purposes.ts'
import styles from './writing.module.css'
import { listedCentre, ownWishes } from './writing-queries.ts'

const route = getRouteApi('/centres/$id/letters')

/** What a centre says of the letters that it welcomes, for those who keep its record. */
export function WishesPage() {
  const { t } = useTranslation()
  const { id } = route.useParams()
  return (
    <div className={styles.page}>
      <PageTitle text={t('site.pageTitle', { page: t('writing.own.title'), site: t('site.name') })} />
      <p className={styles.back}>
        <Link to="/my-centres">
          <Icon icon={ArrowLeft} mirrored /> {t('keeping.title')}
        </Link>
      </p>
      <h1>{t('writing.own.title')}</h1>
      <SignedIn>{() => <Wishes key={id} id={id} />}</SignedIn>
    </div>
  )
}

function Wishes({ id }: { id: string }) {
  const { t } = useTranslation()
  const { data, error, isFetching, refetch } = useQuery(ownWishes(id))
  // Read once: what others write meanwhile must not change what stands under somebody's hands.
  const [read, setRead] = useState<WritingWishes>()
  useEffect(() => setRead((before) => before ?? data), [data])
  if (read) return <WishesForm id={id} read={read} />
  if (!error) return <SkeletonRows rows={4} label={t('site.loading')} />
  return <OwnFailure error={error} isFetching={isFetching} refetch={refetch} />
}

function WishesForm({ id, read }: { id: string; read: WritingWishes }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [wishes, setWishes] = useState(read)
  const [theirs, setTheirs] = useState<WritingWishes>()
  const saving = useMutation({
    mutationFn: (body: WritingWishes) => call('PUT /me/centres/:id/writing', { params: { id }, body }),
    onSuccess: (kept) => {
      setWishes(kept)
      setTheirs(undefined)
      void client.invalidateQueries({ queryKey: ['centres', 'writing', id] })
    },
    onError: async (error) => {
      if (statusOf(error) !== 409) return
      const newer = await client.fetchQuery(ownWishes(id)).catch(() => undefined)
      if (newer) setTheirs(newer)
    },
  })
  const failure = useFailureText(saving.error, { asksAgain: false })
  const change = (part: Partial<WritingWishes>) => {
    if (saving.isSuccess || saving.isError) saving.reset()
    setWishes({ ...wishes, ...part })
  }
  const refused = saving.error instanceof CallFailed ? (saving.error.problem?.errors ?? []) : []
  const isRefused = (name: string) => refused.some((one) => one.name === name)
  const { isPaused, pausedUntil } = wishes

  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        if (!saving.isPending) saving.mutate(wishes)
      }}
    >
      <p>{t('writing.own.intro')}</p>
      {theirs && (
        <Conflict
          mine={wishes}
          theirs={theirs}
          onChoose={(chosen) => {
            setTheirs(undefined)
            saving.reset()
            setWishes({ ...chosen, revision: theirs.revision })
          }}
        />
      )}
      <div className={styles.part}>
        <Checkbox
          label={t('writing.own.pause')}
          hint={t('writing.own.pauseHint')}
          checked={isPaused}
          onChange={(on) => change({ isPaused: on, ...(!on && { pausedUntil: null }) })}
        />
        {isPaused && (
          <TextField
            type="date"
            label={t('writing.own.until')}
            hint={t('writing.own.untilHint')}
            error={isRefused('pausedUntil') ? t('writing.own.untilWrong') : undefined}
            value={pausedUntil ?? ''}
            onChange={(date) => change({ pausedUntil: date || null })}
          />
        )}
      </div>
      <WelcomeFields id={id} wishes={wishes} onChange={change} />
      {saving.isError && !theirs && refused.length === 0 && (
        <Notice tone="error" live title={failure.title}>
          {failure.detail}
        </Notice>
      )}
      <div className={styles.actions}>
        <Button type="submit" variant="primary" aria-disabled={saving.isPending || theirs !== undefined}>
          {t(saving.isPending ? 'keeping.saving' : 'people.save')}
        </Button>
        <span role="status">{saving.isSuccess ? t('people.saved') : ''}</span>
      </div>
    </form>
  )
}

type WelcomeProps = { id: string; wishes: WritingWishes; onChange: (part: Partial<WritingWishes>) => void }

function WelcomeFields({ id, wishes, onChange }: WelcomeProps) {
  const { t, i18n } = useTranslation()
  const formats = useFormats()
  const terms = useTerms()
  const nameOf = usePurposeName()
  const { data: centre } = useQuery(listedCentre(id))
  const { languages, purposes, note, noteLanguage } = wishes
  const near = [...new Set([...languages, ...(centre?.languages ?? []), i18n.language])]
  const tags = [...new Set([...near, ...interfaceLanguages, ...terms.languages])]
  const named = tags
    .map((value) => ({ value, label: formats.languageName(value) }))
    .sort((one, other) => formats.compare(one.label, other.label))
  const codes = ['question', ...(terms.vocabulary('collaboration')?.terms.map(({ code }) => code) ?? [])]
  const foremost = [...new Set(['question', 'visit', ...(centre?.offers ?? []), ...(centre?.seeks ?? [])])]
  const more = { moreLabel: t('writing.own.more'), fewerLabel: t('writing.own.fewer') }
  return (
    <>
      <CheckboxGroup
        legend={t('writing.own.languages')}
        showLegend
        hint={t('writing.own.languagesHint')}
        options={named}
        values={languages}
        first={near}
        {...more}
        onChange={(languages) => onChange({ languages })}
      />
      <CheckboxGroup
        legend={t('writing.own.purposes')}
        showLegend
        hint={t('writing.own.purposesHint')}
        options={codes.map((value) => ({ value, label: nameOf(value) }))}
        values={purposes}
        first={foremost}
        {...more}
        onChange={(purposes) => onChange({ purposes })}
      />
      <div className={styles.part}>
        <TextField
          label={t('writing.own.note')}
          hint={t('writing.own.noteHint')}
          maxLength={300}
          lang={noteLanguage ?? undefined}
          dir={noteLanguage ? directionOf(noteLanguage) : 'auto'}
          value={note}
          onChange={(note) => onChange({ note, noteLanguage: noteLanguage ?? i18n.language })}
        />
        {note !== '' && (
          <Select
            inForm
            label={t('writing.own.noteLanguage')}
            value={noteLanguage ?? i18n.language}
            options={named}
            onChange={(noteLanguage) => onChange({ noteLanguage })}
          />
        )}
      </div>
    </>
  )
}

type ConflictProps = { mine: WritingWishes; theirs: WritingWishes; onChoose: (wishes: WritingWishes) => void }

/** Both are shown, and nothing is kept before one is chosen. */
function Conflict({ mine, theirs, onChoose }: ConflictProps) {
  const { t } = useTranslation()
  return (
    <Notice tone="caution" live title={t('writing.own.conflict')}>
      <div className={styles.both}>
        {(
          [
            ['theirs', theirs],
            ['mine', mine],
          ] as const
        ).map(([whose, wishes]) => (
          <section key={whose} className={styles.part} aria-labelledby={`wishes-${whose}`}>
            <h2 id={`wishes-${whose}`}>{t(`writing.own.${whose}`)}</h2>
            <InWords wishes={wishes} />
            <div>
              <Button size="small" onClick={() => onChoose(wishes)}>
                {t(`writing.own.take.${whose}`)}
              </Button>
            </div>
          </section>
        ))}
      </div>
    </Notice>
  )
}

function InWords({ wishes: { isPaused, pausedUntil, languages, purposes, note } }: { wishes: WritingWishes }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const nameOf = usePurposeName()
  const lines = [
    isPaused &&
      (pausedUntil ? t('writing.pausedUntil', { date: formats.date(pausedUntil) }) : t('writing.pausedForNow')),
    languages.length > 0 && t('writing.welcomesLanguages', { list: formats.list(languages.map(formats.languageName)) }),
    purposes.length > 0 && t('writing.welcomesPurposes', { list: formats.list(purposes.map(nameOf)) }),
    note,
  ].filter((line) => typeof line === 'string' && line !== '')
  if (lines.length === 0) return <p>{t('writing.own.nothing')}</p>
  return (
    <ul className={styles.list}>
      {lines.map((line) => (
        <li key={String(line)}>
          <bdi>{line}</bdi>
        </li>
      ))}
    </ul>
  )
}
