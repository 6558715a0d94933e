import type { DeadLetter } from '@centres/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../app/call.ts'
import { useFailureText } from '../i18n/failure-text.tsx'
import { useFormats } from '../i18n/formats.ts'
import { statusOf } from '../people/me.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { useKeptFocus } from '../ui/use-kept-focus.ts'
import styles from './moderation.module.css'
import { ModerationFailure } from './moderation-failure.tsx'
import { deadLetterList } from './moderation-queries.ts'

/** Letters that could not be delivered, for moderators of everything. */
export function LettersPage() {
  const { t } = useTranslation()
  const { data, error, isFetching, refetch } = useQuery(deadLetterList)
  const area = useRef<HTMLDivElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useKeptFocus(area, heading)
  if (!data) {
    return (
      <div className={styles.page}>
        {error ? (
          <ModerationFailure error={error} isFetching={isFetching} onRetry={() => void refetch()} />
        ) : (
          <SkeletonRows rows={4} label={t('moderation.letters.loading')} />
        )}
      </div>
    )
  }
  return (
    <div className={styles.page} ref={area}>
      <PageTitle text={t('site.pageTitle', { page: t('moderation.letters.title'), site: t('site.name') })} />
      <p className={styles.back}>
        <Link to="/moderate">
          <Icon icon={ArrowLeft} mirrored /> {t('moderation.toQueue')}
        </Link>
      </p>
      <header className={styles.head}>
        <h1 tabIndex={-1} ref={heading}>
          {t('moderation.letters.title')}
        </h1>
        <p className={styles.intro}>{t('moderation.letters.intro')}</p>
      </header>
      {data.items.length === 0 ? (
        <EmptyState title={t('moderation.letters.none')} />
      ) : (
        <ul className={styles.acts}>
          {data.items.map((letter) => (
            <Letter key={letter.id} letter={letter} />
          ))}
        </ul>
      )}
    </div>
  )
}

/** What a letter is about; one that this client does not know yet stands for itself. */
function useKindText(): (kind: string) => string {
  const { t, i18n } = useTranslation()
  return (kind) => {
    const key = `moderation.letters.kinds.${kind}`
    return i18n.exists(key) ? t(key as 'moderation.letters.kinds.sign-in') : kind
  }
}

function Letter({ letter }: { letter: DeadLetter }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const kindText = useKindText()
  const client = useQueryClient()
  const { id, kind, to, writtenAt, givenUpAt, tries, answer } = letter
  const params = { id }
  const acting = useMutation({
    mutationFn: async (again: boolean) => {
      try {
        if (again) await call('POST /moderation/letters/:id/attempts', { params })
        else await call('DELETE /moderation/letters/:id', { params })
      } catch (error) {
        // Somebody else was faster.
        if (statusOf(error) !== 404) throw error
      }
    },
    onSuccess: () => client.invalidateQueries({ queryKey: deadLetterList.queryKey }),
  })
  const failure = useFailureText(acting.error, { asksAgain: false })
  const named = { kind: kindText(kind), to }
  return (
    <li>
      <p>
        {kindText(kind)} · <bdi dir="ltr">{to}</bdi>
      </p>
      <p className={styles.soft}>
        {t('moderation.letters.when', { written: formats.moment(writtenAt), ended: formats.moment(givenUpAt) })}
        {' · '}
        {t('moderation.letters.tries', { count: tries })}
      </p>
      {answer && (
        <blockquote className={styles.words} dir="ltr" lang="en">
          {answer}
        </blockquote>
      )}
      {acting.isError && (
        <Notice tone="error" live title={failure.title}>
          {failure.detail}
        </Notice>
      )}
      <div className={styles.actions}>
        <Button
          size="small"
          busy={acting.isPending}
          aria-label={t('moderation.letters.againNamed', named)}
          onClick={() => acting.mutate(true)}
        >
          {t('moderation.letters.again')}
        </Button>
        <Button
          size="small"
          variant="danger"
          busy={acting.isPending}
          aria-label={t('moderation.letters.discardNamed', named)}
          onClick={() => acting.mutate(false)}
        >
          {t('moderation.letters.discard')}
        </Button>
      </div>
    </li>
  )
}
