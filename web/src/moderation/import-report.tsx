import { type Import, type ImportOutcome, type ImportRow, importOutcomes } from '@centres/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Download } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Icon } from '../ui/icon.tsx'
import { Select } from '../ui/select.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { importRows } from './import-queries.ts'
import styles from './imports.module.css'
import pages from './moderation.module.css'
import { ModerationFailure } from './moderation-failure.tsx'

type ReportProps = {
  found: Import
  /** Numbers of likely duplicates that are to come in as centres of their own. */
  asNew: ReadonlySet<number>
  onAsNew: (numbers: ReadonlySet<number>) => void
}

/** What is to become or has become of each row. */
export function ImportReport({ found, asNew, onAsNew }: ReportProps) {
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
  const keep = (number: number, on: boolean) => {
    const numbers = new Set(asNew)
    if (on) numbers.add(number)
    else numbers.delete(number)
    onAsNew(numbers)
  }
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
              {found.state === 'checked' && row.outcome === 'duplicate' && (
                <Checkbox
                  label={t('imports.report.asNew', { number: row.number })}
                  checked={asNew.has(row.number)}
                  onChange={(on) => keep(row.number, on)}
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

function ReportRow({ row }: { row: ImportRow }) {
  const { t } = useTranslation()
  const formats = useFormats()
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
          {t('imports.report.differs')} <span lang="en">{fields.join(', ')}</span>
        </p>
      )}
      {problems.map(({ field, header, message }) => (
        <p key={`${field} ${message}`}>
          {field && <strong>{t(`imports.fields.${field}`)}</strong>}
          {header && field && (
            <>
              {' '}
              (<bdi>{header}</bdi>)
            </>
          )}{' '}
          <span lang="en" dir="ltr">
            {message}
          </span>
        </p>
      ))}
      {notes.map((note) => (
        <p key={note} className={pages.soft} lang="en" dir="ltr">
          {note}
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
