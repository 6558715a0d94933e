import { type Import, type ImportOutcome, type ImportRow, importOutcomes } from '@centres/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Download } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Icon } from '../ui/icon.tsx'
import { RadioGroup } from '../ui/radio.tsx'
import { Select } from '../ui/select.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { importRows } from './import-queries.ts'
import styles from './imports.module.css'
import pages from './moderation.module.css'
import { ModerationFailure } from './moderation-failure.tsx'
import { choiceOf, type RowChoice, type RowChoices, withChoice } from './row-choices.ts'
import { RowSentence, useDiffering } from './row-sentence.tsx'

type ReportProps = {
  found: Import
  choices: RowChoices
  onChoose: (choices: RowChoices) => void
}

/** What is to become or has become of each row. */
export function ImportReport({ found, choices, onChoose }: ReportProps) {
  const { t } = useTranslation()
  const id = useId()
  const [outcome, setOutcome] = useState<ImportOutcome>()
  const rows = useInfiniteQuery(importRows(found.id, found.state, outcome))
  const items = rows.data?.pages.flatMap((page) => page.items)
  const options = [
    { value: '' as const, label: t('imports.report.all', { number: found.rowCount }) },
    ...importOutcomes
      .filter((one) => found.counts[one] > 0)
      .map((one) => ({
        value: one,
        label: t('imports.report.counted', { outcome: t(`imports.outcomes.${one}`), number: found.counts[one] }),
      })),
  ]
  const failure = (
    <ModerationFailure error={rows.error} isFetching={rows.isFetching} onRetry={() => void rows.refetch()} />
  )
  return (
    <section className={pages.section} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('imports.report.title')}</h2>
      <div className={pages.bar}>
        <Select
          label={t('imports.report.show')}
          value={outcome ?? ''}
          options={options}
          onChange={(one) => setOutcome(one || undefined)}
        />
        <a href={`/v1/moderation/imports/${found.id}/report.csv`} className={buttonClass({ size: 'small' })} download>
          <Icon icon={Download} />
          {t('imports.report.download')}
        </a>
      </div>
      {!items && (rows.error ? failure : <SkeletonRows rows={4} label={t('imports.report.loading')} />)}
      {items?.length === 0 && <EmptyState level={3} title={t('imports.report.none')} />}
      {items && items.length > 0 && (
        <ol className={styles.rows} aria-labelledby={`${id}-title`} aria-busy={rows.isPlaceholderData}>
          {items.map((row) => (
            <li key={row.number} data-outcome={row.outcome}>
              <ReportRow row={row} />
              {found.state === 'checked' && row.lookalikes.length > 0 && (
                <Choice
                  row={row}
                  choice={choiceOf(choices, row.number)}
                  onChoose={(choice) => onChoose(withChoice(choices, row.number, choice))}
                />
              )}
            </li>
          ))}
        </ol>
      )}
      {rows.isFetchNextPageError && failure}
      {rows.hasNextPage && (
        <p className={pages.actions}>
          <Button busy={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()}>
            {t(rows.isFetchingNextPage ? 'moderation.moreBusy' : 'moderation.more')}
          </Button>
        </p>
      )}
    </section>
  )
}

type ChoiceProps = { row: ImportRow; choice: RowChoice; onChoose: (choice: RowChoice) => void }

/** What becomes of a row that may be a centre that is listed already. */
function Choice({ row: { number, lookalikes }, choice, onChoose }: ChoiceProps) {
  const { t } = useTranslation()
  const isRecord = choice !== 'out' && choice !== 'new'
  return (
    <RadioGroup<RowChoice>
      legend={t('imports.report.choice', { number })}
      hint={isRecord ? t('imports.report.choiceHint') : undefined}
      value={choice}
      options={[
        { value: 'out', label: t('imports.report.leaveOut') },
        { value: 'new', label: t('imports.report.isNew') },
        ...lookalikes.map(({ id, name }) => ({
          value: id,
          label: (
            <span>
              {t('imports.report.isThis')} <bdi>{name}</bdi> (<bdi dir="ltr">{id}</bdi>)
            </span>
          ),
        })),
      ]}
      onChange={onChoose}
    />
  )
}

function ReportRow({ row }: { row: ImportRow }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const differing = useDiffering()
  const { number, name, institution, countryCode, outcome, centreId, fields, problems, notes, lookalikes, undone } = row
  return (
    <>
      <p className={styles.rowHead}>
        <span className={pages.soft}>{t('imports.report.row', { number })}</span>{' '}
        <strong className={styles.outcome}>
          {t(undone ? `imports.undone.${undone}` : `imports.outcomes.${outcome}`)}
        </strong>
      </p>
      <p>
        {centreId ? (
          <Link to="/centres/$id/{-$slug}" params={{ id: centreId }}>
            <bdi>{name}</bdi>
          </Link>
        ) : (
          <bdi>{name}</bdi>
        )}
        {institution && (
          <>
            {' · '}
            <bdi>{institution}</bdi>
          </>
        )}
        {countryCode && <> · {formats.countryName(countryCode)}</>}
      </p>
      {fields.length > 0 && (
        <p className={pages.soft}>
          {t('imports.report.differs')} {differing(fields)}
        </p>
      )}
      {problems.map(({ field, header, ...told }) => (
        <p key={`${field} ${told.message}`}>
          {field && <strong>{t(`imports.fields.${field}`)}</strong>}
          {header && field && (
            <>
              {' '}
              (<bdi>{header}</bdi>)
            </>
          )}{' '}
          <RowSentence told={told} />
        </p>
      ))}
      {notes.map((note) => (
        <p key={note.message} className={pages.soft}>
          <RowSentence told={note} />
        </p>
      ))}
      {lookalikes.map(({ id, name: known, shares }) => (
        <p key={id} className={pages.soft}>
          {t('imports.report.maybe')}{' '}
          <Link to="/centres/$id/{-$slug}" params={{ id }} target="_blank">
            <bdi>{known}</bdi> {t('moderation.newTab')}
          </Link>{' '}
          · {formats.list(shares.map((share) => t(`moderation.lookalikes.shares.${share}`)))}
        </p>
      ))}
    </>
  )
}
