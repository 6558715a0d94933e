import { type MergeField, type MergeSide, type ModeratedCentre, mergeFields, mostOfBoth } from '@centres/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { ArrowLeftRight } from 'lucide-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../app/call.ts'
import { useFormats } from '../i18n/formats.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { DefinitionList } from '../ui/definition-list.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { RadioGroup, type RadioOption } from '../ui/radio.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { WithTexts } from '../ui/with-texts.tsx'
import { ActRefused } from './act-refused.tsx'
import { FactLines } from './fact-lines.tsx'
import styles from './moderation.module.css'
import { type Choices, differingFields, mergedFacts, nameIn, usualSide } from './record-facts.ts'
import { forgetRecords, moderatedRecord, similarRecords } from './record-queries.ts'
import type { Done } from './record-state.tsx'
import records from './records.module.css'
import { RefusedNotice } from './refused-notice.tsx'
import { useFactName, useFactWords } from './use-fact-words.ts'

type MergeProps = { centre: ModeratedCentre; otherId: string | undefined; onDone: (done: Done) => void }

/** Makes two records one: first which, then field by field what stays. */
export const MergeRecords = (props: MergeProps) => (
  <WithTexts part="merging">
    <Merge {...props} />
  </WithTexts>
)

function Merge({ centre, otherId, onDone }: MergeProps) {
  const { t } = useTranslation()
  const other = useQuery({ ...moderatedRecord(otherId ?? ''), enabled: otherId !== undefined })
  return (
    <section className={styles.section} aria-labelledby="merge">
      <h2 id="merge">{t('merging.title')}</h2>
      {otherId === undefined ? (
        <ChooseOther centre={centre} />
      ) : other.data ? (
        other.data.mergedInto || other.data.state === 'withdrawn' ? (
          <p>{t('merging.notListed')}</p>
        ) : (
          <ChooseFields key={`${centre.id} ${otherId}`} kept={centre} gone={other.data} onDone={onDone} />
        )
      ) : other.error ? (
        <RefusedNotice error={other.error} title={t('merging.missing')} />
      ) : (
        <SkeletonRows rows={4} label={t('merging.loading')} />
      )}
      {otherId !== undefined && (
        <p>
          <Link to="/moderate/centres/$id" params={{ id: centre.id }} search={{}}>
            {t('merging.another')}
          </Link>
        </p>
      )}
    </section>
  )
}

/** The id in what was typed or pasted: an id, or the address of a page. */
const idIn = (text: string): string | undefined => /wca-[0-9a-z]{7}/i.exec(text)?.[0].toLowerCase()

function ChooseOther({ centre }: { centre: ModeratedCentre }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const [isAsked, setAsked] = useState(false)
  const similar = useQuery(similarRecords(centre))
  const found = idIn(text)
  const isWrong = found === undefined || found === centre.id
  const go = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (!isWrong) void navigate({ to: '/moderate/centres/$id', params: { id: centre.id }, search: { with: found } })
  }
  return (
    <>
      <p className={styles.intro}>{t('merging.intro')}</p>
      {(similar.data ?? []).length > 0 && (
        <>
          <p>{t('merging.similar')}</p>
          <ul className={records.links}>
            {similar.data?.map(({ centre: one }) => (
              <li key={one.id}>
                <Link to="/moderate/centres/$id" params={{ id: centre.id }} search={{ with: one.id }}>
                  <bdi>{one.names[0]?.text}</bdi>
                </Link>
                {one.institutionNames[0] && (
                  <span className={styles.soft}>
                    {' · '}
                    <bdi>{one.institutionNames[0].text}</bdi>
                  </span>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      <form className={records.other} onSubmit={go} noValidate>
        <TextField
          label={t('merging.other')}
          hint={t('merging.otherHint')}
          value={text}
          onChange={setText}
          error={isAsked && isWrong ? t('merging.otherWrong') : undefined}
          dir="ltr"
        />
        <Button type="submit">{t('merging.compare')}</Button>
      </form>
    </>
  )
}

type FieldsProps = { kept: ModeratedCentre; gone: ModeratedCentre; onDone: (done: Done) => void }

function ChooseFields({ kept, gone, onDone }: FieldsProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const client = useQueryClient()
  const navigate = useNavigate()
  const nameOf = useFactName()
  const wordsOf = useFactWords()
  const [made, setMade] = useState<Choices>({})
  const [isAsking, setAsking] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])

  const differing = differingFields(kept.facts, gone.facts)
  const sideOf = (field: MergeField) => made[field] ?? usualSide(kept.facts, gone.facts, field)
  const choices = Object.fromEntries(differing.map((field) => [field, sideOf(field)])) as Choices
  const result = mergedFacts(kept.facts, gone.facts, choices)
  const [keptName, goneName] = [nameIn(kept.facts), nameIn(gone.facts)]

  const merging = useMutation({
    mutationFn: () =>
      call('POST /moderation/centres/:id/merger', {
        params: { id: kept.id },
        body: { goneId: gone.id, version: kept.version, goneVersion: gone.version, choices },
      }),
    onSuccess: async (now) => {
      client.setQueryData(moderatedRecord(kept.id).queryKey, now)
      await navigate({ to: '/moderate/centres/$id', params: { id: kept.id }, search: {} })
      onDone({ what: 'merged' })
      forgetRecords(client)
    },
    onError: () => void client.invalidateQueries({ queryKey: ['moderation', 'record'] }),
  })

  const option = (field: MergeField, side: MergeSide): RadioOption<MergeSide> => ({
    value: side,
    label: (
      <span>
        <strong>{t(`merging.sides.${side}`)}</strong>{' '}
        <FactLines lines={wordsOf(field, mergedFacts(kept.facts, gone.facts, { [field]: side }))} />
      </span>
    ),
  })
  const said = mergeFields
    .map((field) => ({ field, lines: wordsOf(field, result) }))
    .filter(({ lines }) => lines.length > 0)

  return (
    <>
      <h3 ref={heading} tabIndex={-1}>
        {t('merging.beside', { kept: keptName, gone: goneName })}
      </h3>
      <p>{t('merging.stays', { kept: kept.id, gone: gone.id })}</p>
      <p>
        <Link
          to="/moderate/centres/$id"
          params={{ id: gone.id }}
          search={{ with: kept.id }}
          className={buttonClass({ size: 'small' })}
        >
          <Icon icon={ArrowLeftRight} />
          <span>{t('merging.swap')}</span>
        </Link>
      </p>
      <div className={records.beside}>
        <div className={records.fields}>
          {differing.length === 0 && <p>{t('merging.alike')}</p>}
          {differing.map((field) => (
            <RadioGroup
              key={field}
              legend={nameOf(field)}
              value={sideOf(field)}
              options={[
                option(field, 'kept'),
                option(field, 'gone'),
                ...(mostOfBoth(field) === undefined ? [] : [option(field, 'both')]),
              ]}
              onChange={(side) => setMade({ ...made, [field]: side })}
            />
          ))}
        </div>
        <section className={records.result} aria-labelledby="merge-result">
          <h3 id="merge-result">{t('merging.result')}</h3>
          <DefinitionList
            items={said.map(({ field, lines }) => ({ term: nameOf(field), details: <FactLines lines={lines} /> }))}
          />
        </section>
      </div>
      <ActRefused error={merging.error} />
      <div className={styles.actions}>
        <Button variant="primary" busy={merging.isPending} onClick={() => setAsking(true)}>
          {t('merging.act')}
        </Button>
      </div>
      <Dialog
        open={isAsking}
        onClose={() => setAsking(false)}
        title={t('merging.confirm')}
        closeLabel={t('site.close')}
        actions={
          <>
            <Button
              variant="primary"
              onClick={() => {
                setAsking(false)
                merging.mutate()
              }}
            >
              {t('merging.now')}
            </Button>
            <Button onClick={() => setAsking(false)}>{t('moderation.cancel')}</Button>
          </>
        }
      >
        <p>{t('merging.stays', { kept: kept.id, gone: gone.id })}</p>
        <p>
          {t('merging.follows', {
            stewards: formats.number(gone.stewards),
            branches: formats.number(gone.branches),
          })}
        </p>
      </Dialog>
    </>
  )
}
