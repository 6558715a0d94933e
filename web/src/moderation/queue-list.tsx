import type { QueueItem } from '@centres/contract'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { Badge } from '../ui/badge.tsx'
import { ResultList, ResultRow } from '../ui/result-row.tsx'
import { ForeignText } from '../ui/text.tsx'
import { type CaseKind, casePaths } from './case-paths.ts'
import { EvidenceBadges } from './evidence-badges.tsx'
import { lastOpened, rememberOpened } from './last-opened.ts'
import styles from './moderation.module.css'
import { PublishChosen } from './publish-chosen.tsx'
import type { QueueSearch } from './queue-search.ts'
import { useRowKeysOn } from './row-keys.ts'
import { useRowKeys } from './use-row-keys.ts'
import { WaitingTime } from './waiting-time.tsx'

/** What is plain enough to be published with others: the sender's mailbox is of the institution's own domain. */
const isPlain = ({ kind, isAppeal, evidence }: QueueItem) =>
  kind === 'registration' && !isAppeal && evidence.includes('institution-domain')

type Item = QueueItem & { kind: CaseKind }

type QueueListProps = { items: readonly Item[]; search: QueueSearch; busy: boolean }

export function QueueList({ items, search, busy }: QueueListProps) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [keysOn] = useRowKeysOn()
  const [resumed] = useState(lastOpened)
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => rememberOpened(undefined), [])

  const plain = items.filter(isPlain)
  const toggle = (id: string) => {
    if (!plain.some((item) => item.id === id)) return
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  useRowKeys({ list, isOn: keysOn, onToggle: toggle })

  return (
    <>
      {plain.length > 0 && (
        <PublishChosen
          items={plain.filter(({ id }) => chosen.has(id))}
          onChooseAll={() => setChosen(new Set(plain.map(({ id }) => id)))}
          onChooseNone={() => setChosen(new Set())}
        />
      )}
      <div ref={list}>
        <ResultList label={t('moderation.listLabel')} busy={busy}>
          {items.map((item) => (
            <Row
              key={item.id}
              item={item}
              search={search}
              isResumed={item.id === resumed}
              choice={isPlain(item) ? { chosen: chosen.has(item.id), onToggle: () => toggle(item.id) } : undefined}
            />
          ))}
        </ResultList>
      </div>
    </>
  )
}

type RowProps = {
  item: Item
  search: QueueSearch
  isResumed: boolean
  choice: { chosen: boolean; onToggle: () => void } | undefined
}

function Row({ item, search, isResumed, choice }: RowProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { kind, id, title, institution, countryCode, submittedAt, evidence, isAppeal } = item
  const name = title || t('moderation.untitled')
  return (
    <ResultRow
      chosen={choice?.chosen ?? false}
      link={(className) => (
        <Link
          to={casePaths[kind]}
          params={{ id }}
          search={search}
          className={className}
          data-row={id}
          data-resume={isResumed || undefined}
          onClick={() => rememberOpened(id)}
        >
          <ForeignText text={name} />
        </Link>
      )}
      institution={institution && <ForeignText text={institution} />}
      place={countryCode && formats.countryName(countryCode)}
      aside={<WaitingTime since={submittedAt} />}
      tags={
        <>
          <Badge>{t(`moderation.queue.kinds.${kind}`)}</Badge>
          {isAppeal && <Badge tone="caution">{t('moderation.queue.appeal')}</Badge>}
          <EvidenceBadges evidence={evidence} />
          {choice && (
            <label className={styles.choice}>
              <input type="checkbox" checked={choice.chosen} onChange={choice.onToggle} />
              {t('moderation.bulk.choose')}
              <span className={styles.hidden}>
                <ForeignText text={name} />
              </span>
            </label>
          )}
        </>
      }
    />
  )
}
