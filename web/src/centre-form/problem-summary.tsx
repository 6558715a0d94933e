import { type Ref, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../ui/notice.tsx'
import styles from './form.module.css'
import { fieldId } from './form-context.ts'
import type { FormProblem } from './form-problems.ts'
import { useFieldName } from './use-field-name.ts'
import { useProblemText } from './use-problem-text.ts'

type ProblemSummaryProps = {
  problems: readonly FormProblem[]
  onGo: (path: string) => void
  /** Changes with every try: each takes the focus again. */
  attempt: number
}

/** Everything that is wrong, in one place, each with a way to its field. */
export function ProblemSummary({ problems, onGo, attempt }: ProblemSummaryProps) {
  const { t } = useTranslation()
  const nameOf = useFieldName()
  const textOf = useProblemText()
  const box: Ref<HTMLElement> = useRef<HTMLElement>(null)
  const isEmpty = problems.length === 0
  useEffect(() => {
    if (attempt > 0 && !isEmpty) box.current?.focus()
  }, [attempt, isEmpty])

  if (isEmpty) return null
  return (
    <section className={styles.summary} ref={box} tabIndex={-1} aria-label={t('form.problemsTitle')}>
      <Notice tone="error" title={t('form.problemsCount', { count: problems.length })}>
        <ul>
          {problems.map((problem) => (
            <li key={problem.path}>
              <a
                href={`#${fieldId(problem.path)}`}
                onClick={(event) => {
                  event.preventDefault()
                  onGo(problem.path)
                }}
              >
                {t('form.problemOf', { field: nameOf(problem.path), problem: textOf(problem) })}
              </a>
            </li>
          ))}
        </ul>
      </Notice>
    </section>
  )
}
