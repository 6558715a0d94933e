import type { CentreProfile, InterfaceLanguage, MessageSide, WritingTo } from '@centres/contract'
import { useMutation, useQueries } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { PencilLine, Send } from 'lucide-react'
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CallFailed, call } from '../app/call.ts'
import { useFormats } from '../i18n/formats.ts'
import { statusOf, useMe } from '../people/me.ts'
import { useNoRobot } from '../people/no-robot.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { CentreWishes } from './centre-wishes.tsx'
import { asSent, type FieldProblem, focusField, problemsIn, refilled } from './letter.ts'
import { LetterFields } from './letter-fields.tsx'
import { forgetLetter, keepLetter, type Letter, letterHere } from './letter-here.ts'
import { LetterPreview } from './letter-preview.tsx'
import { LookIntoMailbox } from './look-into-mailbox.tsx'
import { choiceOf, sideOf } from './purposes.ts'
import { SenderFields } from './sender-fields.tsx'
import { forgetSender, keepSender, senderHere } from './sender-here.ts'
import { fillIn, templatesIn } from './templates.ts'
import { useRefusal } from './use-refusal.ts'
import styles from './writing.module.css'

const route = getRouteApi('/centres/$id/write')

type Begin = { purpose?: string | undefined; side?: MessageSide | undefined }
type WriteFormProps = { centre: CentreProfile; wishes: WritingTo; begin: Begin }

const baseOf = (tag: string | null | undefined) => tag?.toLowerCase().split('-')[0]

/** As the centre is called in the language of a letter, else by its first name. */
const nameIn = ({ id, names }: CentreProfile, language: string): string =>
  (names.find((name) => name.kind === 'official' && baseOf(name.language) === baseOf(language)) ?? names[0])?.text ?? id

function firstLetter({ offers, seeks }: CentreProfile, begin: Begin, language: string): Letter {
  const { purpose = '' } = begin
  const side = begin.side ?? sideOf({ offers, seeks }, purpose)
  return { purpose, side, dates: '', texts: [{ language, text: '', filled: '' }] }
}

/** What was written before, about what the address asks for now. */
function goneOnWith(kept: Letter, { purpose, side }: Letter): Letter {
  if (purpose === '' || choiceOf(kept) === choiceOf({ purpose, side })) return kept
  return { ...kept, purpose, side, askedAt: undefined }
}

function refusedIn(error: unknown): FieldProblem[] {
  if (!(error instanceof CallFailed) || error.problem?.status !== 400) return []
  const names = error.problem.errors?.map(({ name }) => name) ?? []
  return names
    .filter((name) => /^(name|email|affiliation|purpose|dates|texts\.[01]\.(text|language))$/.test(name))
    .map((path) => ({ path, code: 'refused' as const }))
}

/** A letter is written, looked at as it will go, and sent. Nothing that is typed is lost on the way. */
export function WriteForm({ centre, wishes, begin }: WriteFormProps) {
  const { t, i18n } = useTranslation()
  const formats = useFormats()
  const { me } = useMe()
  const navigate = route.useNavigate()
  const [letter, setLetter] = useState<Letter>(() => {
    const first = firstLetter(centre, begin, i18n.language)
    const kept = letterHere(centre.id)
    return kept ? goneOnWith(kept, first) : first
  })
  const [{ sender, isRemembered }, setWho] = useState(senderHere)
  const [isChecked, setIsChecked] = useState(false)
  const [isShown, setIsShown] = useState(false)
  const [refused, setRefused] = useState<readonly FieldProblem[]>([])
  const [agrees, setAgrees] = useState(false)
  const [isAsked, setIsAsked] = useState(false)
  const [isBack, setIsBack] = useState(false)
  const { fields, proof } = useNoRobot()

  // Whoever is signed in need not type their address again.
  useEffect(() => {
    if (!me) return
    setWho((who) => {
      const { name, email, affiliation } = who.sender
      return { ...who, sender: { name: name || me.name, email: email || me.email, affiliation } }
    })
  }, [me])

  const loaded = useQueries({ queries: letter.texts.map(({ language }) => templatesIn(language)) })
  const templates = letter.texts.map(({ language }, at) => {
    const found = loaded[at]?.data
    if (!found || letter.purpose === '') return undefined
    const { name, affiliation } = sender
    const { purpose, side } = letter
    const named = { name: name.trim(), affiliation: affiliation.trim(), centre: nameIn(centre, language) }
    return fillIn(found, { purpose, side, ...named })
  })
  const filled = refilled(letter, templates)
  useEffect(() => {
    if (filled !== letter) setLetter(filled)
  }, [filled, letter])
  const isBegun = letter.purpose !== '' || letter.dates !== '' || letter.texts.some(({ text }) => text !== '')
  useEffect(() => {
    if (isBegun) keepLetter(centre.id, letter)
  }, [centre.id, letter, isBegun])

  const own = problemsIn(sender, letter)
  const found = [...own, ...refused.filter(({ path }) => own.every((one) => one.path !== path))]
  const problems = isChecked ? found : []
  const show = () => {
    setIsChecked(true)
    if (found.length > 0) return focusField(found[0]?.path ?? '')
    setIsShown(true)
  }

  const sending = useMutation({
    mutationFn: async () =>
      call('POST /centres/:id/messages', {
        params: { id: centre.id },
        body: { ...asSent(sender, letter), language: i18n.language as InterfaceLanguage, ...(await proof()) },
      }),
    onSuccess: () => {
      // Only the link sends it: until then all of it may still be needed.
      setLetter({ ...letter, askedAt: new Date().toISOString() })
      keepSender(sender, isRemembered)
    },
    onError: (error) => {
      const names = refusedIn(error)
      if (names.length === 0) return
      setRefused(names)
      setIsShown(false)
    },
  })
  const refusal = useRefusal(sending)
  const isRefused = refused.length > 0
  useEffect(() => {
    if (isRefused) focusField(refused[0]?.path ?? '')
  }, [isRefused, refused])

  const send = () => {
    setIsAsked(true)
    setIsBack(false)
    if (agrees) sending.mutate()
    else focusField('agreesToReply')
  }
  const change = (next: Letter) => {
    setRefused([])
    setLetter({ ...next, askedAt: undefined })
    // Whoever chose something else finds that again, not what the address asked for.
    if (begin.purpose !== undefined && choiceOf(next) !== choiceOf(letter))
      void navigate({ search: ({ purpose: _, side: __, ...rest }) => rest, replace: true, resetScroll: false })
  }
  useEffect(() => {
    if (isBack) focusField('email')
  }, [isBack])
  if (sending.isSuccess && !isBack) {
    const back = () => {
      setIsShown(false)
      setIsBack(true)
    }
    return <LookIntoMailbox email={sender.email.trim()} onBack={back} />
  }
  const isNotTaken = statusOf(sending.error) === 409

  return (
    <>
      {!isShown && (
        <>
          <p>{t('writing.intro')}</p>
          <CentreWishes writing={wishes} />
        </>
      )}
      <form
        className={styles.form}
        noValidate
        aria-label={t('writing.title')}
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          if (!isShown) show()
          else if (!sending.isPending) send()
        }}
      >
        {isShown ? (
          <LetterPreview
            centre={centre}
            sender={sender}
            letter={letter}
            agrees={agrees}
            isAsked={isAsked}
            onAgree={setAgrees}
          />
        ) : (
          <>
            {problems.length > 0 && (
              <Notice tone="error" live title={t('writing.problems', { count: problems.length })} />
            )}
            {letter.askedAt !== undefined && !isBack && (
              <Notice
                tone="info"
                title={t('writing.asked.title')}
                action={
                  <Button
                    size="small"
                    onClick={() => {
                      forgetLetter(centre.id)
                      setLetter(firstLetter(centre, begin, i18n.language))
                      focusField('purpose')
                    }}
                  >
                    {t('writing.asked.another')}
                  </Button>
                }
              >
                <p>{t('writing.asked.detail', { when: formats.moment(letter.askedAt) })}</p>
              </Notice>
            )}
            <SenderFields
              sender={sender}
              isRemembered={isRemembered}
              problems={problems}
              onChange={(next, remembered) => {
                setRefused([])
                setWho({ sender: next, isRemembered: remembered })
                keepSender(next, remembered)
              }}
              onForget={() => {
                forgetSender()
                setWho({ sender: { name: '', email: '', affiliation: '' }, isRemembered: false })
              }}
            />
            <LetterFields
              centre={centre}
              wishes={wishes}
              letter={letter}
              templates={templates}
              problems={problems}
              onChange={change}
            />
            <p className={styles.soft}>{t('writing.draftKept')}</p>
          </>
        )}
        {fields}
        {sending.isError && refused.length === 0 && (
          <Notice tone="error" live title={isNotTaken ? t('writing.notTaken') : refusal.title}>
            {isNotTaken ? t('writing.notTakenDetail') : refusal.detail}
          </Notice>
        )}
        <div className={styles.actions}>
          {isShown ? (
            <>
              <Button key="send" type="submit" variant="primary" icon={Send} aria-disabled={sending.isPending}>
                {t(sending.isPending ? 'people.sending' : 'writing.send')}
              </Button>
              <Button
                icon={PencilLine}
                onClick={() => {
                  sending.reset()
                  setIsShown(false)
                }}
              >
                {t('writing.change')}
              </Button>
            </>
          ) : (
            <Button key="look" type="submit" variant="primary">
              {t('writing.look')}
            </Button>
          )}
        </div>
      </form>
    </>
  )
}
