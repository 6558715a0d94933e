import type { CentreFormInput, KeptRecord } from '@centres/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CallFailed, call } from '../app/call.ts'
import { CentrePart } from '../centre-form/centre-part.tsx'
import { ContactPart } from '../centre-form/contact-part.tsx'
import { FormConflict } from '../centre-form/form-conflict.tsx'
import { FormProvider, type FormState, focusField } from '../centre-form/form-context.ts'
import { type FormProblem, problemsOf, refusedFields } from '../centre-form/form-problems.ts'
import { draftOf, type FormValues, valuesOf } from '../centre-form/form-values.ts'
import { ProblemSummary } from '../centre-form/problem-summary.tsx'
import { WordsPart } from '../centre-form/words-part.tsx'
import { PeersPart, WorkPart } from '../centre-form/work-part.tsx'
import { useFailureText } from '../i18n/failure-text.tsx'
import { meQuery, statusOf } from '../people/me.ts'
import { OwnFailure } from '../people/own-failure.tsx'
import { SignedIn } from '../people/signed-in.tsx'
import { Button, buttonClass } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import styles from './keeping.module.css'
import { keptRecord } from './keeping-queries.ts'

const route = getRouteApi('/centres/$id/edit')

export function EditPage() {
  const { t } = useTranslation()
  const { id } = route.useParams()
  return (
    <div className={styles.page}>
      <PageTitle text={t('site.pageTitle', { page: t('keeping.edit'), site: t('site.name') })} />
      <h1>{t('keeping.edit')}</h1>
      <SignedIn>{() => <Record key={id} id={id} />}</SignedIn>
    </div>
  )
}

function Record({ id }: { id: string }) {
  const { t } = useTranslation()
  const { data, error, isFetching, refetch } = useQuery(keptRecord(id))
  // Read once: what others write meanwhile must not change what stands under somebody's hands.
  const [read, setRead] = useState<KeptRecord>()
  useEffect(() => setRead((before) => before ?? data), [data])

  if (read) return <EditForm id={id} record={read} />
  if (!error) return <SkeletonRows rows={6} label={t('keeping.loading')} />
  return <OwnFailure error={error} isFetching={isFetching} refetch={refetch} />
}

const refusedNames = (error: unknown) =>
  error instanceof CallFailed && error.problem?.status === 400
    ? (error.problem.errors?.map(({ name }) => name) ?? [])
    : []

const isSame = (one: FormValues, other: FormValues) => JSON.stringify(one) === JSON.stringify(other)

function EditForm({ id, record }: { id: string; record: KeptRecord }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [base, setBase] = useState({ values: valuesOf(record.form), version: record.version })
  const [values, setValues] = useState(base.values)
  const [isChecked, setIsChecked] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const [refused, setRefused] = useState<readonly FormProblem[]>([])
  const [theirs, setTheirs] = useState<{ values: FormValues; version: string }>()
  const isChanged = !isSame(values, base.values)
  useUnsavedWarning(isChanged)

  const found = useMemo(() => {
    const own = problemsOf(values, record)
    return [...own, ...refused.filter(({ path }) => own.every((one) => one.path !== path))]
  }, [values, refused, record])
  const problems = isChecked ? found : []
  const showProblems = () => {
    setIsChecked(true)
    setAttempt(attempt + 1)
  }

  const saving = useMutation({
    mutationFn: ({ values, version }: { values: FormValues; version: string }) =>
      call('PUT /centres/:id/form', {
        params: { id },
        // The contract has just found it right.
        body: { form: draftOf(values) as CentreFormInput, version },
      }),
    onSuccess: (written) => {
      const kept = valuesOf(written.form)
      setBase({ values: kept, version: written.version })
      setValues(kept)
      setTheirs(undefined)
      setIsChecked(false)
      setRefused([])
      void client.invalidateQueries({ queryKey: ['centres'] })
      void client.invalidateQueries({ queryKey: meQuery().queryKey })
    },
    onError: async (error, { values: mine }) => {
      const names = refusedNames(error)
      if (names.length > 0) {
        setRefused(refusedFields(names))
        setTheirs(undefined)
        showProblems()
      }
      if (statusOf(error) !== 409) return
      const newer = await client.fetchQuery(keptRecord(id)).catch(() => undefined)
      setValues(mine)
      if (newer) setTheirs({ values: valuesOf(newer.form), version: newer.version })
    },
  })
  const failure = useFailureText(saving.error, { asksAgain: false })
  const isConflict = statusOf(saving.error) === 409
  const isNamed = refusedNames(saving.error).length > 0

  const form: FormState = {
    values,
    problems,
    change: (part) => {
      if (refused.length > 0) setRefused([])
      saving.reset()
      setValues((before) => ({ ...before, ...(typeof part === 'function' ? part(before) : part) }))
    },
  }
  const save = () => {
    if (found.length > 0) showProblems()
    else saving.mutate({ values, version: base.version })
  }

  if (theirs) {
    return (
      <FormConflict
        key={theirs.version}
        read={base.values}
        mine={values}
        theirs={theirs.values}
        intro={t('keeping.conflict')}
        isBusy={saving.isPending}
        onResolve={(chosen) => {
          setBase(theirs)
          setValues(chosen)
          saving.mutate({ values: chosen, version: theirs.version })
        }}
      />
    )
  }
  return (
    <FormProvider value={form}>
      <p>{t('keeping.editNote')}</p>
      <ProblemSummary problems={problems} attempt={attempt} onGo={focusField} />
      <nav aria-label={t('keeping.contents')}>
        <ul className={styles.contents}>
          {(['centre', 'work', 'peers', 'words', 'contact'] as const).map((section) => (
            <li key={section}>
              <a href={`#part-${section}`}>{t(`form.sections.${section}`)}</a>
            </li>
          ))}
        </ul>
      </nav>
      <Section id="centre">
        <CentrePart />
      </Section>
      <Section id="work">
        <WorkPart />
      </Section>
      <Section id="peers">
        <PeersPart />
      </Section>
      <Section id="words">
        <WordsPart />
      </Section>
      <Section id="contact">
        <ContactPart />
      </Section>
      {saving.isError && !isNamed && !isConflict && (
        <Notice tone="error" live title={failure.title}>
          {failure.detail}
        </Notice>
      )}
      <div className={styles.bar}>
        <Button variant="primary" busy={saving.isPending} onClick={save}>
          {t(saving.isPending ? 'keeping.saving' : 'keeping.save')}
        </Button>
        <Link to="/centres/$id/{-$slug}" params={{ id, slug: undefined }} className={buttonClass({ variant: 'plain' })}>
          <span>{t('keeping.open')}</span>
        </Link>
        <span role="status">{saving.isSuccess && !isChanged ? t('keeping.saved') : ''}</span>
      </div>
    </FormProvider>
  )
}

type SectionProps = { id: 'centre' | 'work' | 'peers' | 'words' | 'contact'; children: ReactNode }

function Section({ id, children }: SectionProps) {
  const { t } = useTranslation()
  return (
    <section className={styles.section} id={`part-${id}`} aria-labelledby={`title-${id}`}>
      <h2 id={`title-${id}`}>{t(`form.sections.${id}`)}</h2>
      {children}
    </section>
  )
}

/** Nothing of an edit is kept before it is saved: the browser asks before it throws it away. */
function useUnsavedWarning(isChanged: boolean): void {
  useEffect(() => {
    if (!isChanged) return
    const warn = (event: Event) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [isChanged])
}
