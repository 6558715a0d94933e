import type { QueueItem } from '@centres/contract'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CircleCheck, TriangleAlert } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { ForeignText } from '../ui/text.tsx'
import styles from './moderation.module.css'
import { queueKey } from './moderation-queries.ts'
import { type Checked, checkPlain, type Published, publishPlain } from './publish-plain.ts'

type PublishChosenProps = { items: readonly QueueItem[]; onChooseAll: () => void; onChooseNone: () => void }

type Work =
  | { phase: 'checking' }
  | { phase: 'asking'; checked: Checked[] }
  | { phase: 'publishing' | 'done'; left: Checked[]; published: Published[]; count: number }

/** Publishes several plain registrations after one question, one after the other, and says of each what became of it. */
export function PublishChosen({ items, onChooseAll, onChooseNone }: PublishChosenProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [work, setWork] = useState<Work>()
  const isOpen = useRef(false)

  const check = async () => {
    isOpen.current = true
    setWork({ phase: 'checking' })
    const checked: Checked[] = []
    for (const item of items) checked.push(await checkPlain(item))
    if (isOpen.current) setWork({ phase: 'asking', checked })
  }
  const publish = async (checked: Checked[]) => {
    const left = checked.filter(({ hindrance }) => hindrance)
    const plain = checked.filter(({ hindrance }) => !hindrance)
    const published: Published[] = []
    const tell = (phase: 'publishing' | 'done') =>
      setWork({ phase, left, published: [...published], count: plain.length })
    tell('publishing')
    for (const one of plain) {
      published.push(await publishPlain(one))
      tell('publishing')
    }
    tell('done')
  }
  const close = () => {
    if (work?.phase === 'publishing') return
    isOpen.current = false
    setWork(undefined)
    if (work?.phase !== 'done') return
    onChooseNone()
    void client.invalidateQueries({ queryKey: queueKey })
  }

  const plain = work?.phase === 'asking' ? work.checked.filter(({ hindrance }) => !hindrance) : []
  return (
    <div className={styles.bulk}>
      <p>{t('moderation.bulk.why')}</p>
      <div className={styles.actions}>
        <Button size="small" onClick={onChooseAll}>
          {t('moderation.bulk.all')}
        </Button>
        {items.length > 0 && (
          <>
            <Button size="small" variant="primary" onClick={() => void check()}>
              {t('moderation.bulk.publish', { count: items.length })}
            </Button>
            <Button size="small" variant="plain" onClick={onChooseNone}>
              {t('moderation.bulk.none')}
            </Button>
          </>
        )}
        <span className={styles.soft} role="status">
          {items.length > 0 && t('moderation.bulk.chosen', { count: items.length })}
        </span>
      </div>
      <Dialog
        open={work !== undefined}
        onClose={close}
        title={t('moderation.bulk.title')}
        closeLabel={t('site.close')}
        actions={
          work?.phase === 'asking' && plain.length > 0 ? (
            <>
              <Button variant="primary" onClick={() => void publish(work.checked)}>
                {t('moderation.bulk.confirm', { count: plain.length })}
              </Button>
              <Button onClick={close}>{t('moderation.cancel')}</Button>
            </>
          ) : (
            work && (
              <Button busy={work.phase === 'publishing'} onClick={close}>
                {t('site.close')}
              </Button>
            )
          )
        }
      >
        <div role="status" className={styles.section}>
          {work?.phase === 'checking' && <p>{t('moderation.bulk.checking')}</p>}
          {work?.phase === 'asking' && (
            <p>
              {plain.length > 0
                ? t('moderation.bulk.question', { count: plain.length })
                : t('moderation.bulk.nothingPlain')}
            </p>
          )}
          {work?.phase === 'publishing' && (
            <p>{t('moderation.bulk.publishing', { done: work.published.length, all: work.count })}</p>
          )}
          {work?.phase === 'done' && (
            <p>
              {t('moderation.bulk.done', {
                count: work.published.filter(({ hindrance }) => !hindrance).length,
              })}
            </p>
          )}
        </div>
        {work?.phase === 'asking' && <Report label={t('moderation.bulk.title')} entries={work.checked} />}
        {(work?.phase === 'publishing' || work?.phase === 'done') && (
          <Report label={t('moderation.bulk.title')} entries={[...work.published, ...work.left]} />
        )}
      </Dialog>
    </div>
  )
}

/** Each on its own: what is to happen to it or did, and why not. */
function Report({ label, entries }: { label: string; entries: readonly (Checked | Published)[] }) {
  const { t } = useTranslation()
  return (
    <ul className={styles.report} aria-label={label}>
      {entries.map((entry) => {
        const { item, hindrance } = entry
        const centreId = 'centreId' in entry ? entry.centreId : null
        return (
          <li key={item.id}>
            <Icon icon={hindrance ? TriangleAlert : CircleCheck} size={18} />
            <span>
              <strong>
                <ForeignText text={item.title || t('moderation.untitled')} />
              </strong>
              {' · '}
              {hindrance
                ? t(`moderation.bulk.hindrance.${hindrance}`)
                : t('centreId' in entry ? 'moderation.bulk.published' : 'moderation.bulk.plain')}{' '}
              {centreId && (
                <Link to="/centres/$id/{-$slug}" params={{ id: centreId }}>
                  {t('moderation.decided.page')}
                </Link>
              )}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
