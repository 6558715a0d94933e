import { messageMaxLength } from '@centres/contract'
import { useTranslation } from 'react-i18next'
import type { FieldProblem } from './letter.ts'

/** What is wrong with a field, in a sentence; undefined where nothing is. */
export function useProblemWords(problems: readonly FieldProblem[]): (path: string) => string | undefined {
  const { t } = useTranslation()
  return (path) => {
    const problem = problems.find((one) => one.path === path)
    return problem && t(`writing.wrong.${problem.code}`, { most: messageMaxLength })
  }
}
