import {
  type ProposedTerm,
  vocabulariesForWord,
  type WordDecisionInput,
  type WordReason,
  wordReasons,
} from '@centres/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CallFailed, call } from '../app/call.ts'
import { useFormats } from '../i18n/formats.ts'
import { interfaceLanguages } from '../i18n/languages.ts'
import { useTerms } from '../i18n/terms.ts'
import { statusOf } from '../people/me.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { TextArea } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { RadioGroup } from '../ui/radio.tsx'
import { Select } from '../ui/select.tsx'
import { useReasonLabel } from './decided-state.tsx'
import styles from './moderation.module.css'
import { queueKey, wordCase } from './moderation-queries.ts'
import { codeFrom, NewTermFields } from './new-term-fields.tsx'
import type { QueueSearch } from './queue-search.ts'
import { RefusedNotice } from './refused-notice.tsx'
import { useGoOn } from './use-go-on.ts'

const outcomes = ['publish', 'map', 'refuse'] as const

export type WordDraft = {
  outcome: (typeof outcomes)[number] | undefined
  vocabulary: string
  /** Of a new term; empty while it follows from the English label. */
  code: string
  broader: string
  labels: Record<string, string>
  notes: Record<string, string>
  /** The term that says the same. */
  meant: string
  isSynonym: boolean
  reason: WordReason | undefined
  message: string
}

const mostCharacters = 2000

/** What the word itself says already: its label, where it is of a language of the interface. */
const beginWith = ({ vocabulary, word, language }: ProposedTerm): WordDraft => ({
  outcome: undefined,
  vocabulary,
  code: '',
  broader: '',
  labels: language && interfaceLanguages.includes(language) ? { [language]: word } : {},
  notes: {},
  meant: '',
  isSynonym: true,
  reason: undefined,
  message: '',
})

/** The fields of a draft that cannot be sent as they are. */
function faultsOf({ outcome, labels, code, meant, reason, message }: WordDraft): string[] {
  if (outcome === 'publish')
    return [
      ...interfaceLanguages.filter((language) => !labels[language]?.trim()).map((language) => `labels.${language}`),
      ...(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(code || codeFrom(labels.en)) ? [] : ['code']),
    ]
  if (outcome === 'map') return meant ? [] : ['meant']
  return [...(reason ? [] : ['reason']), ...(reason === 'other' && message.trim() === '' ? ['message'] : [])]
}

function bodyOf(draft: WordDraft, revision: number): WordDecisionInput | undefined {
  const { outcome, vocabulary, code, broader, labels, notes, meant, isSynonym, reason } = draft
  if (!outcome) return undefined
  const message = draft.message.trim()
  if (outcome === 'refuse') return { revision, outcome, reason: reason ?? null, message }
  const where = vocabulary as NonNullable<WordDecisionInput['vocabulary']>
  if (outcome === 'map') return { revision, outcome, vocabulary: where, code: meant, isSynonym, message }
  const term = { code: code || codeFrom(labels.en), broader: broader || null, labels, notes }
  return {
    revision,
    outcome,
    vocabulary: where,
    term: term as NonNullable<WordDecisionInput['term']>,
    isSynonym,
    message,
  }
}

/** Decides, and goes on to the next case. What was typed stays, whatever the server answers. */
export function WordDecisionPanel({ found, search }: { found: ProposedTerm; search: QueueSearch }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const terms = useTerms()
  const client = useQueryClient()
  const goOn = useGoOn(search)
  const [draft, setDraft] = useState(() => beginWith(found))
  const [isChecked, setChecked] = useState(false)
  const [isLate, setLate] = useState(false)
  const area = useRef<HTMLDivElement>(null)
  const { id, revision, state, proposedAt, word, similar } = found
  const { outcome, vocabulary, meant, isSynonym, reason, message } = draft
  const change = (part: Partial<WordDraft>) => setDraft((before) => ({ ...before, ...part }))
  const waits = state === 'waiting'

  const deciding = useMutation({
    mutationFn: (body: WordDecisionInput) => call('POST /moderation/vocabulary/:id/decision', { params: { id }, body }),
    onSuccess: async ({ state }) => {
      void client.invalidateQueries({ queryKey: queueKey })
      void client.invalidateQueries({ queryKey: ['vocabularies'] })
      void client.invalidateQueries({ queryKey: wordCase(id).queryKey, refetchType: 'none' })
      const told = state === 'published' ? 'word-published' : state === 'mapped' ? 'word-mapped' : 'word-refused'
      await goOn({ id, submittedAt: proposedAt }, { title: word, state: told, centreId: null })
    },
    onError: async (error) => {
      if (statusOf(error) !== 409) return
      await client.refetchQueries({ queryKey: wordCase(id).queryKey })
      setLate(true)
    },
  })
  const isTaken =
    deciding.error instanceof CallFailed &&
    (deciding.error.problem?.errors?.some(({ name }) => name === 'term.code') ?? false)
  const faults = isChecked ? faultsOf(draft) : []
  const press = () => {
    setChecked(true)
    setLate(false)
    const body = bodyOf(draft, revision)
    if (!body || faultsOf(draft).length > 0) {
      requestAnimationFrame(() => area.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
      return
    }
    deciding.mutate(body)
  }

  const chosen = terms.vocabulary(vocabulary)?.terms ?? []
  const selectable = chosen.filter(
    ({ code, isSelectable, replacedBy }) => code !== 'other' && isSelectable && !replacedBy,
  )
  const vocabularies = vocabulariesForWord(found.vocabulary)

  return (
    <div className={styles.section} ref={area}>
      {isLate && (
        <Notice tone="caution" live title={t('moderation.conflict.decided')}>
          <p>{t('moderation.conflict.nothing')}</p>
        </Notice>
      )}
      {!waits && <Outcome found={found} />}
      {waits && similar.length > 0 && (
        <Similar
          similar={similar}
          onChoose={({ vocabulary, code }) => change({ outcome: 'map', vocabulary, meant: code })}
        />
      )}
      {waits && (
        <>
          <RadioGroup
            legend={t('moderation.decision.what')}
            options={outcomes.map((value) => ({
              value,
              label: t(`ownWords.outcome.${value}`),
              hint: t(`ownWords.means.${value}`),
            }))}
            value={outcome}
            onChange={(outcome) => change({ outcome })}
          />
          {(outcome === 'publish' || outcome === 'map') && vocabularies.length > 1 && (
            <Select
              inForm
              label={t('ownWords.vocabulary')}
              value={vocabulary}
              options={vocabularies.map((value) => ({ value, label: terms.vocabulary(value)?.label ?? value }))}
              onChange={(vocabulary) => change({ vocabulary, meant: '', broader: '' })}
            />
          )}
          {outcome === 'map' && (
            <Select
              inForm
              label={t('ownWords.meant')}
              value={meant}
              options={[
                { value: '', label: t('ownWords.chooseTerm') },
                ...selectable.map(({ code, label }) => ({ value: code, label })),
              ]}
              onChange={(meant) => change({ meant })}
              error={faults.includes('meant') ? t('ownWords.faults.meant') : undefined}
            />
          )}
          {outcome === 'publish' && (
            <NewTermFields draft={draft} terms={chosen} faults={faults} isTaken={isTaken} onChange={change} />
          )}
          {(outcome === 'publish' || outcome === 'map') && (
            <Checkbox
              label={t('ownWords.synonym', { word: `\u2068${word}\u2069` })}
              hint={t('ownWords.synonymHint')}
              checked={isSynonym}
              onChange={(isSynonym) => change({ isSynonym })}
            />
          )}
          {outcome === 'refuse' && (
            <Select
              inForm
              label={t('moderation.decision.reason')}
              value={reason ?? ''}
              options={[
                { value: '', label: t('moderation.decision.chooseReason') },
                ...wordReasons.map((value) => ({ value, label: t(`ownWords.reasons.${value}`) })),
              ]}
              onChange={(value: WordReason | '') => change({ reason: value || undefined })}
              error={faults.includes('reason') ? t('moderation.decision.reasonMissing') : undefined}
            />
          )}
          {outcome && (
            <>
              <TextArea
                label={t('ownWords.message')}
                hint={t('ownWords.messageHint')}
                value={message}
                onChange={(message) => change({ message })}
                dir="auto"
                rows={3}
                maxLength={mostCharacters}
                error={faults.includes('message') ? t('moderation.decision.messageMissing') : undefined}
              />
              {deciding.error && statusOf(deciding.error) !== 409 && !isTaken && (
                <RefusedNotice error={deciding.error} title={t('moderation.decision.failed')} />
              )}
              <div className={styles.actions}>
                <Button variant="primary" busy={deciding.isPending || deciding.isSuccess} onClick={press}>
                  {t(`ownWords.act.${outcome}`)}
                </Button>
                <span role="status" className={styles.soft}>
                  {deciding.isPending && t('moderation.decision.pending')}
                </span>
                {faults.length > 0 && <span className={styles.soft}>{t('ownWords.faults.some')}</span>}
              </div>
            </>
          )}
        </>
      )}
      {!waits && message && (
        <div>
          <p>{t('moderation.conflict.kept')}</p>
          <blockquote className={styles.words} dir="auto">
            {message}
          </blockquote>
        </div>
      )}
      {!waits && found.decidedAt && <p className={styles.soft}>{formats.moment(found.decidedAt)}</p>}
    </div>
  )
}

type SimilarProps = { similar: ProposedTerm['similar']; onChoose: (term: ProposedTerm['similar'][number]) => void }

/** Terms that may say the same already: a word for an existing idea is a synonym, not a term. */
function Similar({ similar, onChoose }: SimilarProps) {
  const { t, i18n } = useTranslation()
  const terms = useTerms()
  return (
    <div className={styles.section}>
      <h3 className={styles.subhead}>{t('ownWords.similar')}</h3>
      <ul className={styles.notes}>
        {similar.map((term) => {
          const { vocabulary, code, labels, isSame } = term
          const label = labels[i18n.language] ?? terms.label(vocabulary, code)
          return (
            <li key={`${vocabulary} ${code}`}>
              <p className={styles.badges}>
                <span>{label}</span>
                <span className={styles.soft}>{terms.vocabulary(vocabulary)?.label ?? vocabulary}</span>
                {isSame && <Badge tone="calm">{t('ownWords.same')}</Badge>}
                <Button size="small" className={styles.choose} onClick={() => onChoose(term)}>
                  <span>{t('ownWords.useTerm')}</span> <span className={styles.hidden}>{label}</span>
                </Button>
              </p>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** What became of a word that does not wait. */
function Outcome({ found: { state, term, reason, message, isSynonym } }: { found: ProposedTerm }) {
  const { t, i18n } = useTranslation()
  const terms = useTerms()
  const reasonLabel = useReasonLabel()
  if (state === 'waiting') return null
  const label = term ? (term.labels[i18n.language] ?? terms.label(term.vocabulary, term.code)) : ''
  return (
    <Notice title={t(`ownWords.states.${state}`, { label: `\u2068${label}\u2069` })}>
      {isSynonym && <p>{t('ownWords.isSynonym')}</p>}
      {reason && <p>{t('moderation.reasonIs', { reason: reasonLabel(reason) })}</p>}
      {message && (
        <blockquote className={styles.words} dir="auto">
          {message}
        </blockquote>
      )}
    </Notice>
  )
}
