import type { Act } from '@centres/contract'
import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { Button } from '../ui/button.tsx'
import { TextArea } from '../ui/field.tsx'
import styles from './moderation.module.css'
import { RefusedNotice } from './refused-notice.tsx'

const mostCharacters = 2000

const noteIn = ({ details }: Act): string => (typeof details.text === 'string' ? details.text : '')

type NotesProps = {
  acts: readonly Act[]
  leave: (text: string) => Promise<Act>
  /** Of the case, which holds the acts. */
  queryKey: QueryKey
}

/** What moderators tell one another of a case; nobody else ever reads it. */
export function CaseNotes({ acts, leave, queryKey }: NotesProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const client = useQueryClient()
  const [text, setText] = useState('')
  const leaving = useMutation({
    mutationFn: leave,
    onSuccess: (act) => {
      setText('')
      client.setQueryData<{ acts: Act[] }>(queryKey, (before) => before && { ...before, acts: [act, ...before.acts] })
    },
  })
  const notes = acts.filter((act) => noteIn(act) !== '')

  return (
    <section className={styles.section} aria-labelledby="notes">
      <h2 id="notes">{t('moderation.notes.title')}</h2>
      {notes.length > 0 && (
        <ul className={styles.notes}>
          {notes.map((act) => (
            <li key={act.id}>
              <p className={styles.note} dir="auto">
                {noteIn(act)}
              </p>
              <p className={styles.soft}>
                <bdi>{act.by ?? t('moderation.somebody')}</bdi> ·{' '}
                <time dateTime={act.at}>{formats.moment(act.at)}</time>
              </p>
            </li>
          ))}
        </ul>
      )}
      <TextArea
        label={t('moderation.notes.new')}
        hint={t('moderation.notes.hint')}
        value={text}
        onChange={setText}
        rows={2}
        maxLength={mostCharacters}
      />
      {leaving.error && <RefusedNotice error={leaving.error} title={t('moderation.notes.failed')} />}
      <div className={styles.actions}>
        <Button size="small" busy={leaving.isPending || text.trim() === ''} onClick={() => leaving.mutate(text.trim())}>
          {t('moderation.notes.leave')}
        </Button>
        <span role="status" className={styles.soft}>
          {leaving.isSuccess && text === '' && t('moderation.notes.left')}
        </span>
      </div>
    </section>
  )
}
