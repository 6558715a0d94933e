import type { Me, Registration } from '@centres/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CallFailed, call } from '../app/call.ts'
import { CentrePart } from '../centre-form/centre-part.tsx'
import { ContactPart } from '../centre-form/contact-part.tsx'
import { FormConflict } from '../centre-form/form-conflict.tsx'
import { FormProvider, type FormState, focusField } from '../centre-form/form-context.ts'
import { FormText } from '../centre-form/form-fields.tsx'
import { sectionOf } from '../centre-form/form-parts.ts'
import { type FormProblem, refusedFields, registrationProblemsOf } from '../centre-form/form-problems.ts'
import { FormReview } from '../centre-form/form-review.tsx'
import { valuesOf } from '../centre-form/form-values.ts'
import { ProblemSummary } from '../centre-form/problem-summary.tsx'
import { WordsPart } from '../centre-form/words-part.tsx'
import { PeersPart, WorkPart } from '../centre-form/work-part.tsx'
import { useFailureText } from '../i18n/failure-text.tsx'
import { statusOf } from '../people/me.ts'
import { SignInForm } from '../people/sign-in-form.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Lookalikes } from './lookalikes.tsx'
import { type RegisterStep, registerSteps } from './register-search.ts'
import styles from './registering.module.css'
import { registrationQuery } from './registration-queries.ts'
import { StepList } from './step-list.tsx'
import { type Keeping, useDraft } from './use-draft.ts'

const route = getRouteApi('/register')

type RegisterFormProps = {
  me: Me | null
  registration: Registration | undefined
  onBegun: (id: string) => void
}

export function RegisterForm({ me, registration, onBegun }: RegisterFormProps) {
  const { t } = useTranslation()
  const { id, step = 'you' } = route.useSearch()
  const navigate = useNavigate()
  const isSignedIn = me !== null
  const draft = useDraft({ registration, isSignedIn, onBegun })
  const { values, change, settle } = draft
  const [checked, setChecked] = useState<readonly RegisterStep[]>([])
  const [refused, setRefused] = useState<readonly FormProblem[]>([])
  const [attempt, setAttempt] = useState(0)
  const sought = useRef<string>(undefined)
  const heading = useStepHeading(step, sought)

  const found = useMemo(() => {
    const own = registrationProblemsOf(values)
    return [...own, ...refused.filter(({ path }) => own.every((one) => one.path !== path))]
  }, [values, refused])
  const problems = found.filter(({ path }) => checked.includes(sectionOf(path)))
  const onThisStep = step === 'review' ? problems : problems.filter(({ path }) => sectionOf(path) === step)

  const form: FormState = {
    values,
    problems,
    change: (part) => {
      if (refused.length > 0) setRefused([])
      change(part)
    },
  }
  const goTo = (next: RegisterStep) =>
    navigate({ from: '/register', to: '/register', search: (search) => ({ ...search, step: next }) })
  const goToField = (path: string) => {
    const section = sectionOf(path)
    if (section === step) return focusField(path)
    sought.current = path
    void goTo(section)
  }
  const check = (steps: readonly RegisterStep[]) => {
    setChecked([...new Set([...checked, ...steps])])
    setAttempt(attempt + 1)
  }
  const goOn = () => {
    const next = registerSteps[registerSteps.indexOf(step) + 1]
    if (found.some(({ path }) => sectionOf(path) === step)) check([step])
    else if (next) void goTo(next)
  }
  const before = registerSteps[registerSteps.indexOf(step) - 1]

  if (draft.theirs) {
    return (
      <FormConflict
        read={draft.read}
        mine={values}
        theirs={valuesOf(draft.theirs.form)}
        intro={t('registering.conflict')}
        isBusy={false}
        onResolve={draft.resolve}
      />
    )
  }
  return (
    <FormProvider value={form}>
      {registration?.state === 'changes-asked' && <ChangesAsked registration={registration} />}
      <StepList step={step} id={id} />
      <div className={styles.part}>
        <h2 ref={heading} tabIndex={-1}>
          {t('registering.stepNamed', { number: registerSteps.indexOf(step) + 1, title: t(`form.sections.${step}`) })}
        </h2>
        <ProblemSummary problems={onThisStep} attempt={attempt} onGo={goToField} />
        {step === 'you' && <YouPart me={me} />}
        {step === 'centre' && (
          <CentrePart>
            <Lookalikes />
          </CentrePart>
        )}
        {step === 'work' && <WorkPart />}
        {step === 'peers' && <PeersPart />}
        {step === 'words' && <WordsPart />}
        {step === 'contact' && <ContactPart />}
        {step === 'review' && (
          <Review
            me={me}
            settle={settle}
            isRight={() => {
              if (found.length > 0) check(registerSteps)
              return found.length === 0
            }}
            onRefused={(names) => {
              setRefused(refusedFields(names))
              check(registerSteps)
            }}
            onChange={(section) => void goTo(section)}
          />
        )}
        <div className={styles.bar}>
          {before && <Button onClick={() => void goTo(before)}>{t('registering.back')}</Button>}
          {step !== 'review' && (
            <Button variant="primary" onClick={goOn}>
              {t('registering.next')}
            </Button>
          )}
          <KeptNote keeping={draft.keeping} onRetry={() => void draft.retry()} />
        </div>
      </div>
    </FormProvider>
  )
}

/** Each step begins at its heading, or at the field that is sought in it; not so the first one that is shown. */
function useStepHeading(step: RegisterStep, sought: RefObject<string | undefined>) {
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = useRef(step)
  useEffect(() => {
    if (shown.current === step) return
    shown.current = step
    if (sought.current === undefined) heading.current?.focus()
    else focusField(sought.current)
    sought.current = undefined
  }, [step, sought])
  return heading
}

function KeptNote({ keeping, onRetry }: { keeping: Keeping; onRetry: () => void }) {
  const { t } = useTranslation()
  if (keeping === 'failed' || keeping === 'lost') {
    return (
      <Notice
        tone="caution"
        live
        action={
          <Button size="small" onClick={onRetry}>
            {t('failure.retry')}
          </Button>
        }
      >
        <p>{t(`registering.kept.${keeping}`)}</p>
      </Notice>
    )
  }
  // Not spoken: it would interrupt whoever writes at every pause.
  return <p className={styles.kept}>{keeping === 'none' ? '' : t(`registering.kept.${keeping}`)}</p>
}

function ChangesAsked({ registration }: { registration: Registration }) {
  const { t } = useTranslation()
  return (
    <Notice tone="caution" title={t('registering.states.changes-asked')}>
      {registration.message && (
        <blockquote className={styles.message} dir="auto">
          {registration.message}
        </blockquote>
      )}
    </Notice>
  )
}

function YouPart({ me }: { me: Me | null }) {
  const { t } = useTranslation()
  return (
    <>
      <FormText name="yourPart" hint={t('form.hints.yourPart')} maxLength={300} />
      {me ? (
        <p>
          <span>{t('people.signedInAs')}</span> <bdi dir="ltr">{me.email}</bdi>
        </p>
      ) : (
        <Confirm>
          <p>{t('registering.confirmLater')}</p>
        </Confirm>
      )}
    </>
  )
}

/** Asks for the sender's address; the draft waits in this browser for the link to be opened. */
function Confirm({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  const { id, step } = route.useSearch()
  const query = new URLSearchParams({ ...(id && { id }), step: step === 'review' ? 'review' : 'centre' })
  return (
    <section className={styles.part} aria-label={t('registering.confirmTitle')}>
      <h3>{t('registering.confirmTitle')}</h3>
      {children}
      <SignInForm returnTo={`/register?${query}`} isAside={step !== 'review'} />
    </section>
  )
}

type ReviewProps = {
  me: Me | null
  settle: () => Promise<Registration | undefined>
  isRight: () => boolean
  onRefused: (names: string[]) => void
  onChange: (step: RegisterStep) => void
}

const refusedNames = (error: unknown) =>
  error instanceof CallFailed && error.problem?.status === 400
    ? (error.problem.errors?.map(({ name }) => name) ?? [])
    : []

function Review({ me, settle, isRight, onRefused, onChange }: ReviewProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const navigate = useNavigate()
  const sending = useMutation({
    mutationFn: async () => {
      const kept = await settle()
      // Why it is not kept is said where keeping is told of, or a choice between two versions has come up.
      if (!kept) return undefined
      return call('POST /registrations/:id/submission', {
        params: { id: kept.id },
        body: { revision: kept.revision },
      })
    },
    onSuccess: (sent) => {
      if (!sent) return undefined
      client.setQueryData(registrationQuery(sent.id).queryKey, sent)
      void client.invalidateQueries({ queryKey: ['registrations'], exact: true })
      return navigate({ to: '/registrations/$id', params: { id: sent.id } })
    },
    onError: (error) => {
      const names = refusedNames(error)
      if (names.length > 0) onRefused(names)
    },
  })
  const failure = useFailureText(sending.error, { asksAgain: false })
  const isElsewhere = statusOf(sending.error) === 409
  const isNamed = refusedNames(sending.error).length > 0

  return (
    <>
      <p>{t('registering.reviewNote')}</p>
      <FormReview shown={['you', 'centre', 'work', 'peers', 'words', 'contact']} onChange={onChange} />
      {sending.isError && !isNamed && (
        <Notice tone="error" live title={isElsewhere ? t('registering.sentElsewhere') : failure.title}>
          {isElsewhere ? null : failure.detail}
        </Notice>
      )}
      {me ? (
        <div>
          <Button variant="primary" busy={sending.isPending} onClick={() => isRight() && sending.mutate()}>
            {t(sending.isPending ? 'registering.sending' : 'registering.send')}
          </Button>
        </div>
      ) : (
        <Confirm>
          <p>{t('registering.confirmNow')}</p>
        </Confirm>
      )}
    </>
  )
}
