import type { SetPage } from '@centres/contract'
import { useTranslation } from 'react-i18next'
import { CentresById } from '../citing/centres-by-id.tsx'
import styles from './sets.module.css'

const kinds = ['added', 'gone', 'changed'] as const

/** What became of a set: how many came, went and changed, and which; or why that cannot be told. */
export function SetSince({ since }: { since: SetPage['since'] }) {
  const { t } = useTranslation()
  return (
    <section className={styles.section} aria-labelledby="since">
      <h2 id="since">{t('citing.set.since')}</h2>
      {since ? <Differences since={since} /> : <p>{t('citing.set.sinceUnknown')}</p>}
    </section>
  )
}

function Differences({ since }: { since: NonNullable<SetPage['since']> }) {
  const { t } = useTranslation()
  const told = kinds.filter((kind) => since[kind].count > 0)
  if (told.length === 0) return <p>{t('citing.set.nothing')}</p>
  return told.map((kind) => {
    const { count, ids, hasMore } = since[kind]
    return (
      <CentresById
        key={kind}
        summary={t(`citing.set.${kind}`, { count })}
        ids={ids}
        note={hasMore ? t('citing.set.firstOnly', { shown: ids.length }) : undefined}
      />
    )
  })
}
