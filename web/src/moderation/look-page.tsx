import type { Look } from '@centres/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { call } from '../app/call.ts'
import { useFormats } from '../i18n/formats.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { ActRefused } from './act-refused.tsx'
import { CaseFrame } from './case-frame.tsx'
import { ChangedTable } from './changed-table.tsx'
import styles from './moderation.module.css'
import { nameIn } from './record-facts.ts'
import { RecordNotes } from './record-notes.tsx'
import { forgetRecords, lookCase } from './record-queries.ts'

const route = getRouteApi('/moderate/looks/$id')

/** What a steward changed of the name, place or institution of a centre, for a moderator to look at. */
export function LookPage() {
  const { t } = useTranslation()
  const { id } = route.useParams()
  const search = route.useSearch()
  const answer = useQuery(lookCase(id))
  const page = answer.data ? nameIn(answer.data.centre.facts) : t('records.look.title')
  return (
    <CaseFrame id={id} search={search} answer={answer}>
      {(look) => (
        <>
          <PageTitle key={`title of ${id}`} text={t('site.pageTitle', { page, site: t('site.name') })} />
          <LookAt key={id} look={look} />
        </>
      )}
    </CaseFrame>
  )
}

function LookAt({ look }: { look: Look }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const client = useQueryClient()
  const { id, at, by, state, seenAt, seenBy, change, centre } = look
  const seeing = useMutation({
    mutationFn: (outcome: 'fine' | 'undo') =>
      call('POST /moderation/looks/:id/decision', { params: { id }, body: { outcome, version: centre.version } }),
    onSuccess: (now) => {
      client.setQueryData(lookCase(id).queryKey, now)
      forgetRecords(client)
    },
    onError: () => void client.invalidateQueries({ queryKey: lookCase(id).queryKey }),
  })
  // Between an address and a date, both written from left to right, Arabic would move the one into the other.
  const person = `\u2068${by ?? t('moderation.somebody')}\u2069`
  return (
    <article className={styles.section}>
      <header className={styles.head}>
        <h1>
          <bdi>{nameIn(centre.facts)}</bdi>
        </h1>
        <p className={styles.intro}>{t('records.look.intro')}</p>
        <p>
          {t('records.look.by', { person, date: `\u2068${formats.moment(at)}\u2069` })}
          {' · '}
          <Link to="/moderate/centres/$id" params={{ id: centre.id }}>
            {t('records.look.record')}
          </Link>
        </p>
      </header>
      <ChangedTable fields={change.fields} caption={t('records.look.title')} />
      <ActRefused error={seeing.error} />
      {state === 'open' ? (
        <div className={styles.actions}>
          <Button variant="primary" busy={seeing.isPending} onClick={() => seeing.mutate('fine')}>
            {t('records.look.fine')}
          </Button>
          <Button busy={seeing.isPending} onClick={() => seeing.mutate('undo')}>
            {t('records.look.undo')}
          </Button>
        </div>
      ) : null}
      <div role="status">
        {state === 'seen' && seenAt && (
          <Notice tone="done" title={t('records.look.seen')}>
            {t('records.look.seenBy', {
              person: `\u2068${seenBy ?? t('moderation.somebody')}\u2069`,
              date: `\u2068${formats.moment(seenAt)}\u2069`,
            })}
          </Notice>
        )}
      </div>
      <RecordNotes id={centre.id} />
    </article>
  )
}
