import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { RadioGroup } from '../ui/radio.tsx'
import styles from './form.module.css'
import { conflictsOf, type FormPart, withPartOf } from './form-parts.ts'
import { Words } from './form-review.tsx'
import type { FormValues } from './form-values.ts'
import { usePartName } from './use-field-name.ts'
import { usePartWords } from './use-part-words.ts'

type FormConflictProps = {
  /** As it was when the writing began. */
  read: FormValues
  mine: FormValues
  theirs: FormValues
  intro: string
  isBusy: boolean
  onResolve: (values: FormValues) => void
}

/** Two have written at once: both versions side by side, and nothing is written before somebody has chosen. */
export function FormConflict({ read, mine, theirs, intro, isBusy, onResolve }: FormConflictProps) {
  const { t } = useTranslation()
  const nameOf = usePartName()
  const wordsOf = usePartWords()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const conflicts = conflictsOf(read, mine, theirs)
  const [chosen, setChosen] = useState<Partial<Record<FormPart, 'mine' | 'theirs'>>>({})
  const [isAsked, setIsAsked] = useState(false)
  const choiceOf = (part: FormPart) => chosen[part] ?? conflicts.find((one) => one.part === part)?.choice
  const open = conflicts.filter(({ part }) => choiceOf(part) === undefined)

  const resolve = () => {
    setIsAsked(true)
    if (open.length > 0) return
    onResolve(
      conflicts.reduce((values, { part }) => withPartOf(values, part, choiceOf(part) === 'mine' ? mine : theirs), mine),
    )
  }
  const label = (values: FormValues, part: FormPart, who: string) => {
    const words = wordsOf(values, part)
    return (
      <span>
        <strong>{who}</strong> {words.length > 0 ? <Words lines={words} /> : <em>{t('form.empty')}</em>}
      </span>
    )
  }

  return (
    <section className={styles.versions} aria-labelledby="conflict">
      <h2 id="conflict" tabIndex={-1} ref={heading}>
        {t('form.conflict.title')}
      </h2>
      <p>{intro}</p>
      {conflicts.map(({ part }) => (
        <RadioGroup
          key={part}
          legend={nameOf(part)}
          value={choiceOf(part)}
          error={isAsked && choiceOf(part) === undefined ? t('form.conflict.choose') : undefined}
          options={[
            { value: 'theirs', label: label(theirs, part, t('form.conflict.theirs')) },
            { value: 'mine', label: label(mine, part, t('form.conflict.mine')) },
          ]}
          onChange={(choice) => setChosen({ ...chosen, [part]: choice })}
        />
      ))}
      {isAsked && open.length > 0 && <Notice tone="error" live title={t('form.conflict.chooseAll')} />}
      <div>
        <Button variant="primary" busy={isBusy} onClick={resolve}>
          {t('form.conflict.resolve')}
        </Button>
      </div>
    </section>
  )
}
