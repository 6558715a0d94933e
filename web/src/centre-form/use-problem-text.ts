import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useForm } from './form-context.ts'
import type { FormProblem } from './form-problems.ts'

export function useProblemText(): (problem: FormProblem) => string {
  const { t } = useTranslation()
  return useCallback(({ code, most = 0 }) => t(`form.problems.${code}`, { most }), [t])
}

/** What is wrong with a field, in a sentence; undefined where nothing is. */
export function useProblem(): (path: string) => string | undefined {
  const { problems } = useForm()
  const textOf = useProblemText()
  return (path) => {
    const problem = problems.find((one) => one.path === path)
    return problem && textOf(problem)
  }
}
