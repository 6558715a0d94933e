import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import layout from '../filters/set-layout.module.css'
import { type Change, useAddressSearch } from '../filters/use-address-search.ts'
import { useFormats } from '../i18n/formats.ts'
import { useMe } from '../people/me.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { ResultList } from '../ui/result-row.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { VisuallyHidden } from '../ui/text.tsx'
import { WithTexts } from '../ui/with-texts.tsx'
import styles from './match.module.css'
import { MatchForm } from './match-form.tsx'
import { type Matches, partnersFor } from './match-query.ts'
import { MatchRow } from './match-row.tsx'
import { type MatchSearch, saysSomething, withOwnClock } from './match-search.ts'

const step = 20
const most = 100

/** Who could be a partner: what somebody looks for, and centres by how well they fit it. */
export const MatchPage = () => (
  <WithTexts part="matching">
    <Match />
  </WithTexts>
)

function Match() {
  const { t } = useTranslation()
  const formats = useFormats()
  const [search, change] = useAddressSearch<MatchSearch>()
  const asked = withOwnClock(search)
  const [limit, setLimit] = useState(step)
  const answer = useQuery(partnersFor(asked, limit))
  useBeginWithOwn(search, change)

  return (
    <div className={layout.page}>
      <PageTitle text={t('site.pageTitle', { page: t('matching.title'), site: t('site.name') })} />
      <header className={layout.head}>
        <h1>{t('matching.title')}</h1>
        <p className={layout.intro}>{t('matching.intro')}</p>
      </header>
      <section className={layout.filters} aria-labelledby="wanted">
        <h2 id="wanted" className={styles.heading}>
          {t('matching.wanted')}
        </h2>
        {answer.data && !showsNobody(asked, answer) && (
          <a href="#partners" className={styles.jump}>
            {t('matching.partners')} <span>{formats.number(answer.data.total)}</span>
          </a>
        )}
        <MatchForm
          search={asked}
          // Who is no centre has said everything themselves, and an earlier answer knows it no better.
          found={asked.centre === undefined ? undefined : answer.data?.asked}
          change={(next) => {
            setLimit(step)
            change((before) => next(withOwnClock(before)), { replace: true })
          }}
        />
      </section>
      <section className={layout.content} aria-labelledby="partners">
        <h2 id="partners" tabIndex={-1} className={styles.heading}>
          {t('matching.partners')}
        </h2>
        <Partners
          search={asked}
          answer={answer}
          onMore={limit < most ? () => setLimit(Math.min(limit + step, most)) : undefined}
        />
      </section>
    </div>
  )
}

/** Who keeps one centre and comes without a question looks for partners of that centre; once, as they may go on for themselves. */
function useBeginWithOwn(search: MatchSearch, change: Change<MatchSearch>): void {
  const { me } = useMe()
  const hasBegun = useRef(false)
  useEffect(() => {
    if (hasBegun.current || me === undefined) return
    hasBegun.current = true
    const [own, ...others] = me?.centres ?? []
    if (own && others.length === 0 && Object.keys(search).length === 0)
      change(() => ({ centre: own.id }), { replace: true })
  }, [me, search, change])
}

type PartnersProps = {
  search: MatchSearch
  answer: UseQueryResult<Matches>
  onMore: (() => void) | undefined
}

/** Nothing is asked; so too for a centre that says nothing, or of which everything is taken back: all alike would meet it. */
function showsNobody(search: MatchSearch, { data, isPlaceholderData }: UseQueryResult<Matches>): boolean {
  if (!saysSomething(search)) return true
  if (!data || isPlaceholderData) return false
  const { offers, seeks, languages } = data.asked
  return [offers, seeks, languages].every((codes) => codes.length === 0)
}

function Partners({ search, answer, onMore }: PartnersProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { data, isError, isFetching } = answer
  if (showsNobody(search, answer)) return <p className={styles.soft}>{t('matching.begin')}</p>
  if (isError) return <FailureNotice {...answer} />
  if (!data) return <SkeletonRows rows={6} label={t('matching.loading')} />
  if (data.items.length === 0) {
    return (
      <EmptyState level={3} title={t('matching.none')}>
        <p>{t('matching.noneDetail')}</p>
      </EmptyState>
    )
  }
  const isCut = data.items.length < data.total
  return (
    <>
      <p className={styles.soft} role="status">
        {t('matching.total', { count: data.total, number: formats.number(data.total) })}
      </p>
      <ResultList label={t('matching.partners')} busy={isFetching}>
        {data.items.map((centre) => (
          <MatchRow key={centre.id} centre={centre} />
        ))}
      </ResultList>
      {isCut && onMore && (
        <Button onClick={onMore}>
          {t('matching.more')}
          <VisuallyHidden> {t('matching.partners')}</VisuallyHidden>
        </Button>
      )}
    </>
  )
}
