import { type CentreProfile, isCentreId, queryString } from '@centres/contract'
import { useQueries } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { EqualNot, Link2, Printer, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button, buttonClass } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { useCopy } from '../ui/use-copy.ts'
import { namesFor, plainNameOf } from './centre-names.ts'
import { centreProfile } from './centre-queries.ts'
import styles from './compare.module.css'
import { type Cell, type CompareRow, useCompareRows } from './compare-rows.ts'
import { mostCompared } from './compare-search.ts'
import { useMinute } from './local-time.tsx'
import { MissingId } from './missing-ids.tsx'
import { NameText } from './name-text.tsx'
import { OutwardLink } from './outward-link.tsx'
import { ShortlistToggle } from './shortlist-toggle.tsx'

const route = getRouteApi('/compare')

/** Up to four centres side by side; which, the address says. */
export function ComparePage() {
  const { t } = useTranslation()
  const { id: asked = [] } = route.useSearch()
  const wellFormed = asked.filter(isCentreId)
  const ids = wellFormed.slice(0, mostCompared)
  const found = useQueries({ queries: ids.map(centreProfile) })
  const centres = found.flatMap(({ data }, at) => (data && data.id === ids[at] ? [data] : []))
  const isPending = found.some(({ isPending }) => isPending)
  const title = t('comparing.title')

  return (
    <div className={styles.page}>
      <PageTitle text={t('site.pageTitle', { page: title, site: t('site.name') })} />
      <h1>{title}</h1>
      {wellFormed.length < asked.length && (
        <Notice tone="caution" title={t('shortlist.malformed')}>
          {asked.filter((id) => !isCentreId(id)).join(', ')}
        </Notice>
      )}
      {wellFormed.length > mostCompared && (
        <Notice tone="caution">{t('comparing.tooMany', { asked: wellFormed.length, most: mostCompared })}</Notice>
      )}
      {ids.map((id, at) => {
        const { data, error } = found[at] ?? {}
        return data?.id === id ? null : <MissingId key={id} id={id} found={data} error={error} />
      })}
      {centres.length > 0 && <Comparison centres={centres} />}
      {isPending && <SkeletonRows rows={6} label={t('profile.loading')} />}
      {!isPending && centres.length < 2 && (
        <EmptyState
          title={t(centres.length === 0 ? 'comparing.emptyTitle' : 'comparing.oneTitle')}
          actions={
            <>
              <Link to="/shortlist" search={{}} className={buttonClass({ variant: 'primary' })}>
                {t('shortlist.toOwn')}
              </Link>
              <Link to="/" className={buttonClass()}>
                {t('missing.back')}
              </Link>
            </>
          }
        >
          <p>{t('comparing.emptyDetail', { most: mostCompared })}</p>
        </EmptyState>
      )}
    </div>
  )
}

function Comparison({ centres }: { centres: readonly CentreProfile[] }) {
  const { t } = useTranslation()
  const { only } = route.useSearch()
  const navigate = route.useNavigate()
  const { status, copy } = useCopy()
  const rows = useCompareRows()(centres, useMinute())
  const canDiffer = centres.length > 1
  const shown = only && canDiffer ? rows.filter(({ differs }) => differs) : rows
  const query = queryString({ id: centres.map(({ id }) => id), only })
  const address = new URL(`/compare?${query}`, location.origin).href

  return (
    <>
      <div className={styles.uses}>
        {canDiffer && (
          <Checkbox
            label={t('comparing.onlyDifferences')}
            checked={only !== undefined}
            onChange={(on) =>
              void navigate({
                search: ({ only: _, ...before }) => ({ ...before, ...(on && { only: 'differences' as const }) }),
                replace: true,
                resetScroll: false,
              })
            }
          />
        )}
        <Button size="small" icon={Link2} onClick={() => copy(address)}>
          {t('profile.copyLink')}
        </Button>
        <Button size="small" icon={Printer} onClick={() => print()}>
          {t('profile.print')}
        </Button>
        <span role="status">{status && t(`profile.${status}`)}</span>
      </div>
      <p className={styles.counted} role="status">
        {canDiffer && t('comparing.differences', { count: rows.filter(({ differs }) => differs).length })}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <section className={styles.window} aria-label={t('comparing.table')} tabIndex={0}>
        <table className={styles.table} data-centres={centres.length}>
          <caption className={styles.caption}>{t('comparing.table')}</caption>
          <thead>
            <tr>
              <td className={styles.corner} />
              {centres.map((centre) => (
                <Heading key={centre.id} centre={centre} centres={centres} />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Row key={row.term} row={row} centres={centres} isMarked={row.differs && canDiffer} />
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

function Heading({ centre, centres }: { centre: CentreProfile; centres: readonly CentreProfile[] }) {
  const { t, i18n } = useTranslation()
  const { own, second } = namesFor(centre.names, i18n.language)
  const name = plainNameOf(centre)
  const others = centres.flatMap(({ id }) => (id === centre.id ? [] : [id]))
  const label = t('comparing.leaveOut', { name })
  return (
    <th scope="col">
      <Link to="/centres/$id/{-$slug}" params={{ id: centre.id, slug: centre.slug }} className={styles.name}>
        {own && <NameText name={own} />}
      </Link>
      {second && (
        <span className={styles.second}>
          <NameText name={second} />
        </span>
      )}
      <span className={styles.tools}>
        <ShortlistToggle id={centre.id} name={name} brief />
        {others.length > 0 && (
          <Link
            to="/compare"
            search={({ only }) => ({ id: others, ...(only && { only }) })}
            className={buttonClass({ variant: 'plain', size: 'small' })}
            aria-label={label}
            title={label}
          >
            <Icon icon={X} />
          </Link>
        )}
      </span>
    </th>
  )
}

type RowProps = { row: CompareRow; centres: readonly CentreProfile[]; isMarked: boolean }

function Row({ row: { term, cells }, centres, isMarked }: RowProps) {
  const { t } = useTranslation()
  return (
    <tr className={isMarked ? styles.differs : undefined}>
      <th scope="row">
        <span>{term}</span>
        {isMarked && (
          <span className={styles.mark}>
            <Icon icon={EqualNot} size={14} />
            {t('comparing.differs')}
          </span>
        )}
      </th>
      {centres.map(({ id }, at) => {
        const cell = cells[at]
        return <td key={id}>{cell && <Known cell={cell} />}</td>
      })}
    </tr>
  )
}

function Known({ cell: { texts, own = [], href } }: { cell: Cell }) {
  const { t } = useTranslation()
  if (href) return <OutwardLink href={href} />
  if (texts.length + own.length === 0) return <span className={styles.unknown}>{t('comparing.notKnown')}</span>
  if (texts.length === 1 && own.length === 0) return <bdi>{texts[0]}</bdi>
  return (
    <ul className={styles.items}>
      {texts.map((text) => (
        <li key={text}>
          <bdi>{text}</bdi>
        </li>
      ))}
      {own.map((text) => (
        <li key={text}>
          <q dir="auto">{text}</q>
        </li>
      ))}
    </ul>
  )
}
