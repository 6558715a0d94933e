import type { LetterChoices as Choices, Me } from '@centres/contract'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../app/call.ts'
import { useFailureText } from '../i18n/failure-text.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Notice } from '../ui/notice.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import styles from './people.module.css'

const ownChoices = () =>
  queryOptions({ queryKey: ['my', 'letters'], queryFn: ({ signal }) => call('GET /me/letters', {}, signal) })

/** Which letters come by themselves. What answers something always comes. */
export function LetterChoices({ me }: { me: Me }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { queryKey } = ownChoices()
  const choices = useQuery(ownChoices())
  const choosing = useMutation({
    mutationFn: (body: Choices) => call('PUT /me/letters', { body }),
    onSuccess: (chosen) => client.setQueryData(queryKey, chosen),
  })
  const failure = useFailureText(choosing.error, { asksAgain: false })
  const shown = choosing.isPending ? choosing.variables : choices.data
  const topics = me.moderates.length > 0 ? (['reminders', 'waiting'] as const) : (['reminders'] as const)
  return (
    <section className={styles.part} aria-labelledby="letters">
      <h2 id="letters">{t('ownData.letters')}</h2>
      {shown ? (
        <div>
          {topics.map((topic) => (
            <Checkbox
              key={topic}
              label={t(`ownData.choices.${topic}`)}
              hint={t(`ownData.choiceHints.${topic}`)}
              checked={shown[topic]}
              onChange={(on) => !choosing.isPending && choosing.mutate({ ...shown, [topic]: on })}
            />
          ))}
        </div>
      ) : choices.error ? (
        <FailureNotice error={choices.error} isFetching={choices.isFetching} refetch={choices.refetch} />
      ) : (
        <SkeletonRows rows={1} label={t('people.loading')} />
      )}
      {choosing.isError && (
        <Notice tone="error" live title={failure.title}>
          {failure.detail}
        </Notice>
      )}
      <span role="status" className={styles.soft}>
        {choosing.isSuccess ? t('people.saved') : ''}
      </span>
    </section>
  )
}
