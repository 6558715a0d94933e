import type { SetPage } from '@centres/contract'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import styles from './sets.module.css'

const kinds = ['added', 'gone', 'changed'] as const

/** What became of a set: how many came, went and changed, and which. */
export function SetSince({ since }: { since: SetPage['since'] }) {
  const { t } = useTranslation()
  const told = kinds.filter((kind) => since[kind].count > 0)
  return (
    <section className={styles.section} aria-labelledby="since">
      <h2 id="since">{t('citing.set.since')}</h2>
      {told.length === 0 && <p>{t('citing.set.nothing')}</p>}
      {told.map((kind) => {
        const { count, ids, hasMore } = since[kind]
        return (
          <details className={styles.difference} key={kind}>
            <summary>{t(`citing.set.${kind}`, { count })}</summary>
            {hasMore && <p className={styles.quiet}>{t('citing.set.firstOnly', { shown: ids.length })}</p>}
            <ul className={styles.ids}>
              {ids.map((id) => (
                <li key={id}>
                  <Link to="/centres/$id/{-$slug}" params={{ id }} dir="ltr">
                    {id}
                  </Link>
                </li>
              ))}
            </ul>
          </details>
        )
      })}
    </section>
  )
}
