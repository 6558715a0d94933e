import { isCentreId, queryString } from '@centres/contract'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Columns3, Download, Link2, Map as MapIcon, Trash2 } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, buttonClass } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { useCopy } from '../ui/use-copy.ts'
import { chosenCentres } from './centre-queries.ts'
import { mostCompared } from './compare-search.ts'
import { MissingIds } from './missing-ids.tsx'
import styles from './shortlist.module.css'
import { addToShortlist, mostShortlisted, removeFromShortlist, restoreShortlist, useShortlist } from './shortlist.ts'
import { ShortlistRow } from './shortlist-row.tsx'

const route = getRouteApi('/shortlist')

/** The list of this browser; or, at an address that names centres, somebody's who shared theirs. */
export function ShortlistPage() {
  const { t } = useTranslation()
  const { id } = route.useSearch()
  const title = t(id ? 'shortlist.shared' : 'shortlist.title')
  return (
    <div className={styles.page}>
      <PageTitle text={t('site.pageTitle', { page: title, site: t('site.name') })} />
      <h1>{title}</h1>
      {id ? <SharedList asked={id} /> : <OwnList />}
    </div>
  )
}

type Undoable = { text: string; before: readonly string[] }

function OwnList() {
  const { t } = useTranslation()
  const ids = useShortlist()
  const [undoable, setUndoable] = useState<Undoable>()
  const heading = useRef<HTMLHeadingElement>(null)
  const remove = (gone: readonly string[], text: string) => {
    setUndoable({ text, before: ids })
    removeFromShortlist(gone)
  }
  const undone = undoable && (
    <Undo
      key={undoable.text}
      text={undoable.text}
      onUndo={() => {
        restoreShortlist(undoable.before)
        setUndoable(undefined)
        heading.current?.focus()
      }}
    />
  )

  return (
    <>
      <p className={styles.intro}>{t('shortlist.intro')}</p>
      {undone}
      <h2 className={styles.count} ref={heading} tabIndex={-1}>
        <span role="status">{ids.length > 0 && t('explore.total', { count: ids.length })}</span>
      </h2>
      {ids.length === 0 ? (
        <EmptyState
          level={2}
          title={t('shortlist.emptyTitle')}
          actions={
            <Link to="/" className={buttonClass({ variant: 'primary' })}>
              {t('missing.back')}
            </Link>
          }
        >
          <p>{t('shortlist.emptyDetail')}</p>
        </EmptyState>
      ) : (
        <ChosenList
          ids={ids}
          own={{
            onRemove: (id, name) => remove([id], t('shortlist.removed', { name })),
            clear: (
              <Button variant="plain" size="small" icon={Trash2} onClick={() => remove(ids, t('shortlist.cleared'))}>
                {t('shortlist.clear')}
              </Button>
            ),
          }}
        />
      )}
    </>
  )
}

/** What was done and the way back. It takes the focus: the button that was pressed has gone with its row. */
function Undo({ text, onUndo }: { text: string; onUndo: () => void }) {
  const { t } = useTranslation()
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  return (
    <Notice
      tone="done"
      live
      action={
        <Button size="small" ref={button} onClick={onUndo}>
          {t('shortlist.undo')}
        </Button>
      }
    >
      {text}
    </Notice>
  )
}

function SharedList({ asked }: { asked: readonly string[] }) {
  const { t } = useTranslation()
  const own = useShortlist()
  const [kept, setKept] = useState<number>()
  const wellFormed = asked.filter(isCentreId)
  const ids = wellFormed.slice(0, mostShortlisted)
  const others = ids.filter((id) => !own.includes(id))
  const room = mostShortlisted - own.length
  const keepThese = () => {
    addToShortlist(others)
    setKept(Math.min(others.length, room))
  }

  return (
    <>
      <p className={styles.intro}>{t('shortlist.sharedIntro')}</p>
      {wellFormed.length < asked.length && (
        <Notice tone="caution" title={t('shortlist.malformed')}>
          {asked.filter((id) => !isCentreId(id)).join(', ')}
        </Notice>
      )}
      {wellFormed.length > mostShortlisted && (
        <Notice tone="caution">{t('shortlist.tooMany', { most: mostShortlisted })}</Notice>
      )}
      {ids.length > 0 && (
        <Notice
          tone={kept === undefined ? 'info' : 'done'}
          live
          action={
            others.length > 0 && room > 0 ? (
              <Button variant="primary" size="small" onClick={keepThese}>
                {t('shortlist.keepThese')}
              </Button>
            ) : (
              <Link to="/shortlist" search={{}} className={buttonClass({ size: 'small' })}>
                {t('shortlist.toOwn')}
              </Link>
            )
          }
        >
          {kept !== undefined
            ? t('shortlist.kept', { count: kept })
            : others.length === 0
              ? t('shortlist.allOn')
              : room <= 0
                ? t('shortlist.full', { most: mostShortlisted })
                : t('shortlist.keepNote')}
        </Notice>
      )}
      {ids.length > 0 && <h2 className={styles.count}>{t('explore.total', { count: ids.length })}</h2>}
      {ids.length > 0 && <ChosenList ids={ids} />}
    </>
  )
}

type ChosenListProps = {
  ids: readonly string[]
  /** What can be done with one's own list alone. */
  own?: { onRemove: (id: string, name: string) => void; clear: ReactNode }
}

function ChosenList({ ids, own }: ChosenListProps) {
  const { t } = useTranslation()
  const found = useQuery(chosenCentres(ids))
  const [ticked, setTicked] = useState<readonly string[]>([])
  const byId = new Map(found.data?.items.map((centre) => [centre.id, centre]))
  const listed = ids.filter((id) => byId.has(id))
  const missing = found.data && !found.isPlaceholderData ? ids.filter((id) => !byId.has(id)) : []
  const picked = ticked.filter((id) => byId.has(id) && ids.includes(id))
  // A list that fits is compared as it is.
  const compared = picked.length === 0 && listed.length <= mostCompared ? listed : picked

  if (found.error && !found.data) return <FailureNotice {...found} />
  if (!found.data) return <SkeletonRows rows={Math.min(ids.length, 6)} label={t('explore.loading')} />
  return (
    <>
      <Uses ids={ids} listed={listed} compared={compared}>
        {own?.clear}
      </Uses>
      <ol className={styles.list} aria-label={t('explore.listLabel')}>
        {listed.map((id) => {
          const centre = byId.get(id)
          if (!centre) return null
          return (
            <ShortlistRow
              key={id}
              centre={centre}
              isPicked={picked.includes(id)}
              isFull={picked.length >= mostCompared}
              onPick={(on) => setTicked(on ? [...picked, id] : picked.filter((one) => one !== id))}
              onRemove={own && ((name) => own.onRemove(id, name))}
            />
          )
        })}
      </ol>
      <MissingIds
        ids={missing}
        action={
          own &&
          ((id) => (
            <Button size="small" onClick={() => own.onRemove(id, id)}>
              {t('shortlist.remove')}
            </Button>
          ))
        }
      />
    </>
  )
}

type UsesProps = { ids: readonly string[]; listed: readonly string[]; compared: readonly string[]; children: ReactNode }

/** What can be done with a list of centres beyond reading it. */
function Uses({ ids, listed, compared, children }: UsesProps) {
  const { t } = useTranslation()
  const { status, copy } = useCopy()
  const address = new URL(`/shortlist?${queryString({ id: [...ids] })}`, location.origin).href
  const look = buttonClass({ size: 'small' })
  const set = { id: [...listed] }
  return (
    <div className={styles.uses}>
      <Button size="small" icon={Link2} onClick={() => copy(address)}>
        {t('shortlist.share')}
      </Button>
      {listed.length > 0 && (
        <>
          <Link to="/" search={{ ...set, view: 'map' }} className={look}>
            <Icon icon={MapIcon} />
            <span>{t('shortlist.onMap')}</span>
          </Link>
          <Link to="/research" search={set} className={look}>
            <Icon icon={Download} />
            <span>{t('shortlist.export')}</span>
          </Link>
        </>
      )}
      {compared.length >= 2 && (
        <Link to="/compare" search={{ id: [...compared] }} className={look}>
          <Icon icon={Columns3} />
          <span>{t('shortlist.compare')}</span>
        </Link>
      )}
      {children}
      <span role="status">{status && t(`profile.${status}`)}</span>
      {compared.length < 2 && listed.length > 1 && (
        <p className={styles.hint}>{t('shortlist.compareHint', { most: mostCompared })}</p>
      )}
    </div>
  )
}
