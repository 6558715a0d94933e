import type { SuggestedPart, SuggestionCase, SuggestionReason } from '@centres/contract'
import { suggestionReasons } from '@centres/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Send } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../app/call.ts'
import type { FormPart } from '../centre-form/form-parts.ts'
import { Words } from '../centre-form/form-review.tsx'
import { valuesOf } from '../centre-form/form-values.ts'
import { usePartName } from '../centre-form/use-field-name.ts'
import { usePartWords } from '../centre-form/use-part-words.ts'
import { useFailureText } from '../i18n/failure-text.tsx'
import { useFormats } from '../i18n/formats.ts'
import { ownNameOf } from '../i18n/languages.ts'
import { useTerms } from '../i18n/terms.ts'
import { statusOf } from '../people/me.ts'
import { Button } from '../ui/button.tsx'
import { TextArea } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { RadioGroup } from '../ui/radio.tsx'
import { Select } from '../ui/select.tsx'
import { ForeignText } from '../ui/text.tsx'
import { SourceText } from './source-text.tsx'
import styles from './suggesting.module.css'
import { suggestionCase } from './suggesting-queries.ts'

type Choice = { take: boolean | undefined; reason: SuggestionReason | '' }
const open: Choice = { take: undefined, reason: '' }

/** What is suggested beside what the record says, part by part, and what becomes of it. */
export function SuggestionReview({ read }: { read: SuggestionCase }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const formats = useFormats()
  const title = useId()
  // As it was read: what others write meanwhile must not change what stands under somebody's hands unsaid.
  const [found, setFound] = useState(read)
  const [choices, setChoices] = useState<Partial<Record<SuggestedPart, Choice>>>({})
  const [message, setMessage] = useState('')
  const [isChecked, setIsChecked] = useState(false)
  const { id, centre, kind, parts, version, source, confirmedAt, moderatorsFrom, role, state } = found
  const choiceOf = (part: SuggestedPart) => choices[part] ?? open
  const isOpen = (part: SuggestedPart) => choiceOf(part).take === undefined
  const lacksReason = (part: SuggestedPart) => choiceOf(part).take === false && choiceOf(part).reason === ''
  const lacksWords = message.trim() === '' && parts.some((part) => choiceOf(part).reason === 'other')

  const deciding = useMutation({
    mutationFn: () =>
      call('POST /suggestions/:id/decision', {
        params: { id },
        body: {
          version,
          message: message.trim(),
          fields: parts.map((part) => {
            const { take = false, reason } = choiceOf(part)
            return { part, take, reason: take || reason === '' ? null : reason }
          }),
        },
      }),
    onSuccess: (decided) => {
      setFound(decided)
      void client.invalidateQueries({ queryKey: ['centres'] })
      void client.invalidateQueries({ queryKey: ['moderation', 'queue'] })
    },
    onError: async (error) => {
      if (statusOf(error) !== 409) return
      const now = await client.fetchQuery(suggestionCase(id)).catch(() => undefined)
      if (now) setFound(now)
    },
  })
  const failure = useFailureText(deciding.error, { asksAgain: false })
  const isConflict = statusOf(deciding.error) === 409
  const send = () => {
    setIsChecked(true)
    if (!parts.some((part) => isOpen(part) || lacksReason(part)) && !lacksWords) deciding.mutate()
  }
  const name = centre.names[0]

  return (
    <section className={styles.case} aria-labelledby={title}>
      <h2 id={title}>
        <Link to="/centres/$id/{-$slug}" params={{ id: centre.id, slug: centre.slug }}>
          {name ? <ForeignText text={name.text} lang={name.language ?? undefined} /> : centre.id}
        </Link>
      </h2>
      <p className={styles.soft}>
        {t('suggesting.sentOn', { date: formats.instant(confirmedAt) })}{' '}
        {state === 'open' && role === 'steward' && t('suggesting.until', { date: formats.instant(moderatorsFrom) })}
      </p>
      {source && <SourceText text={source} />}
      {isConflict && (
        <Notice
          tone="caution"
          live
          title={t(state === 'decided' ? 'suggesting.decidedBefore' : 'suggesting.changed')}
        />
      )}
      {parts.map((part) =>
        state === 'decided' ? (
          <DecidedPart key={part} found={found} part={part} />
        ) : (
          <OpenPart
            key={part}
            found={found}
            part={part}
            choice={choiceOf(part)}
            onChoose={(choice) => setChoices({ ...choices, [part]: choice })}
            isOpen={isChecked && isOpen(part)}
            lacksReason={isChecked && lacksReason(part)}
          />
        ),
      )}
      {found.duplicateOf && role === 'moderator' && (
        <p>
          <Link to="/moderate/centres/$id" params={{ id: found.duplicateOf.id }} search={{ with: centre.id }}>
            {t('suggesting.mergeLink')}
          </Link>
        </p>
      )}
      {state === 'decided' ? (
        <Notice tone="done" live title={t('suggesting.answered')}>
          {kind === 'duplicate' && found.outcome?.some(({ take }) => take) && <p>{t('suggesting.mergeNext')}</p>}
        </Notice>
      ) : (
        <>
          <TextArea
            label={t('suggesting.message')}
            hint={t('suggesting.messageHint', { language: ownNameOf(found.language) })}
            error={isChecked && lacksWords ? t('suggesting.messageMissing') : undefined}
            dir="auto"
            rows={3}
            maxLength={2000}
            value={message}
            onChange={setMessage}
          />
          {deciding.isError && !isConflict && (
            <Notice tone="error" live title={failure.title}>
              {failure.detail}
            </Notice>
          )}
          <div>
            <Button variant="primary" icon={Send} busy={deciding.isPending} onClick={send}>
              {t('suggesting.decide')}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}

function useNameOf(): (part: SuggestedPart) => string {
  const { t } = useTranslation()
  const partName = usePartName()
  return (part) => {
    if (part === 'report') return t('reporting.caseTitle')
    if (part === 'closed') return t('suggesting.kinds.closed')
    return part === 'duplicateOf' ? t('suggesting.kinds.duplicate') : partName(part)
  }
}

/** What the record says now, and what it should say, line by line. */
function useBothOf(): (found: SuggestionCase, part: SuggestedPart) => { now: string[]; next: string[] } {
  const { t } = useTranslation()
  const formats = useFormats()
  const terms = useTerms()
  const wordsOf = usePartWords()
  return ({ present, changes, closed, duplicateOf, centre }, part) => {
    if (part === 'closed') {
      const now = terms.label('life-state', String(present.lifeState))
      return {
        now: [now],
        next: [closed ? t('profile.closedSince', { date: formats.date(closed) }) : terms.label('life-state', 'closed')],
      }
    }
    if (part === 'duplicateOf') {
      const lineOf = ({ id, names }: SuggestionCase['centre']) => [names[0]?.text ?? '', id]
      return { now: lineOf(centre), next: duplicateOf ? lineOf(duplicateOf) : [] }
    }
    return { now: wordsOf(valuesOf(present), part as FormPart), next: wordsOf(valuesOf(changes), part as FormPart) }
  }
}

function Both({ found, part }: { found: SuggestionCase; part: SuggestedPart }) {
  const { t } = useTranslation()
  const { now, next } = useBothOf()(found, part)
  const words = (lines: string[]) => (lines.length > 0 ? <Words lines={lines} /> : <em>{t('suggesting.nothing')}</em>)
  return (
    <dl className={styles.both}>
      <div>
        <dt>{t('suggesting.now')}</dt>
        <dd>{words(now)}</dd>
      </div>
      <div>
        <dt>{t('suggesting.suggested')}</dt>
        <dd>{words(next)}</dd>
      </div>
    </dl>
  )
}

type OpenPartProps = {
  found: SuggestionCase
  part: SuggestedPart
  choice: Choice
  onChoose: (choice: Choice) => void
  isOpen: boolean
  lacksReason: boolean
}

function OpenPart({ found, part, choice, onChoose, isOpen, lacksReason }: OpenPartProps) {
  const { t } = useTranslation()
  const nameOf = useNameOf()
  const { take, reason } = choice
  return (
    <div className={styles.decided}>
      <h3>{nameOf(part)}</h3>
      <Both found={found} part={part} />
      <RadioGroup
        legend={t('suggesting.whatOf', { part: nameOf(part) })}
        error={isOpen ? t('suggesting.chooseOne') : undefined}
        value={take === undefined ? undefined : take ? 'take' : 'leave'}
        options={[
          { value: 'take', label: t('suggesting.take') },
          { value: 'leave', label: t('suggesting.leave') },
        ]}
        onChange={(chosen) => onChoose({ take: chosen === 'take', reason: chosen === 'take' ? '' : reason })}
      />
      {take === false && (
        <Select
          inForm
          label={t('suggesting.reason')}
          error={lacksReason ? t('suggesting.reasonMissing') : undefined}
          value={reason}
          options={[
            { value: '', label: t('form.choose') },
            ...suggestionReasons.map((value) => ({ value, label: t(`suggesting.reasons.${value}`) })),
          ]}
          onChange={(chosen) => onChoose({ take, reason: chosen })}
        />
      )}
    </div>
  )
}

function DecidedPart({ found, part }: { found: SuggestionCase; part: SuggestedPart }) {
  const { t } = useTranslation()
  const nameOf = useNameOf()
  const outcome = found.outcome?.find((one) => one.part === part)
  const reason = suggestionReasons.find((one) => one === outcome?.reason)
  return (
    <div className={styles.decided}>
      <h3>{nameOf(part)}</h3>
      <p>{reason ? t('suggesting.left', { reason: t(`suggesting.reasons.${reason}`) }) : t('suggesting.taken')}</p>
    </div>
  )
}
