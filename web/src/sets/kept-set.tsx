import type { SetMember, SetPage as SetRecord } from '@centres/contract'
import { Link } from '@tanstack/react-router'
import { Copy } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { CiteBox } from '../citing/cite-box.tsx'
import { directionOf } from '../i18n/languages.ts'
import { Badge } from '../ui/badge.tsx'
import { Button, buttonClass } from '../ui/button.tsx'
import { DefinitionList } from '../ui/definition-list.tsx'
import { ForeignText } from '../ui/text.tsx'
import { useCopy } from '../ui/use-copy.ts'
import type { SetPageProps } from './set-page.tsx'
import { SetSince } from './set-since.tsx'
import styles from './sets.module.css'

type KeptSetProps = SetPageProps & { set: SetRecord; title: string; items: SetMember[] }

/** What was asked, when and with what answer; how to cite it; and what has become of it. */
export function KeptSet({ set, title, items, filterWords, exploreLink }: KeptSetProps) {
  const { t } = useTranslation()
  const { status, copy } = useCopy()
  const { id, query, count, version, address, since } = set
  return (
    <article className={styles.set}>
      <header className={styles.head}>
        <h1>{title}</h1>
        <p className={styles.lede}>{t('citing.set.lede', { count })}</p>
      </header>

      <div className={styles.beside}>
        <section className={styles.section} aria-labelledby="asked">
          <h2 id="asked">{t('citing.set.asked')}</h2>
          <Asked query={query} isUnderstood={since !== null} filterWords={filterWords} />
          <DefinitionList
            items={[
              { term: t('citing.set.version'), details: <bdi>{version}</bdi> },
              {
                term: t('citing.set.address'),
                details: (
                  <a href={`/sets/${id}`}>
                    <bdi dir="ltr">{address.replace(/^https?:\/\//, '')}</bdi>
                  </a>
                ),
              },
            ]}
          />
          <div className={styles.actions}>
            {since && exploreLink(query, t('citing.set.today'), buttonClass({ size: 'small' }))}
            <Button size="small" icon={Copy} onClick={() => copy(address)}>
              {t('citing.set.copyAddress')}
            </Button>
            <span role="status">{status && t(`citing.${status}`)}</span>
          </div>
        </section>

        <section className={styles.section} aria-labelledby="cite">
          <h2 id="cite">{t('citing.set.cite')}</h2>
          <CiteBox subject={{ kind: 'kept', id }} />
        </section>
      </div>

      <SetSince since={since} />

      <section className={styles.section} aria-labelledby="members">
        <h2 id="members">{t('citing.set.members')}</h2>
        <p className={styles.quiet}>
          {t('citing.set.membersNote')}{' '}
          {items.length < count && t('citing.set.showing', { shown: items.length, total: count })}
        </p>
        <ol className={styles.members} aria-labelledby="members">
          {items.map((member) => (
            <Member key={member.id} member={member} />
          ))}
        </ol>
      </section>
    </article>
  )
}

type AskedProps = Pick<SetPageProps, 'filterWords'> & { query: string; isUnderstood: boolean }

/** The filters in words; where these are no longer known, as they were written. */
function Asked({ query, isUnderstood, filterWords }: AskedProps) {
  const { t } = useTranslation()
  if (query === '') return <p>{t('citing.set.whole')}</p>
  if (isUnderstood) return filterWords(query)
  return (
    <ul dir="ltr">
      {Array.from(new URLSearchParams(query), (pair) => pair.join('=')).map((text) => (
        <li key={text}>
          <code>{text}</code>
        </li>
      ))}
    </ul>
  )
}

function Member({ member: { id, slug, name, state } }: { member: SetMember }) {
  const { t } = useTranslation()
  return (
    <li>
      {name ? (
        <Link to="/centres/$id/{-$slug}" params={{ id, slug }}>
          <ForeignText
            text={name.text}
            lang={name.language ?? undefined}
            dir={name.language ? directionOf(name.language) : 'auto'}
          />
        </Link>
      ) : (
        <span className={styles.quiet}>{t('citing.set.withdrawn')}</span>
      )}
      <span className={styles.id} dir="ltr">
        {id}
      </span>
      {state === 'changed' && <Badge tone="calm">{t('citing.set.changedMark')}</Badge>}
      {state === 'gone' && <Badge tone="caution">{t('citing.set.goneMark')}</Badge>}
    </li>
  )
}
