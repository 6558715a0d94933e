import { createContext, useContext } from 'react'
import type { FormProblem } from './form-problems.ts'
import type { FormValues } from './form-values.ts'

export type FormState = {
  values: FormValues
  change: (part: Partial<FormValues> | ((before: FormValues) => Partial<FormValues>)) => void
  /** Those that are shown: a field is not called wrong before its writer had a chance to fill it in. */
  problems: readonly FormProblem[]
}

const Context = createContext<FormState | undefined>(undefined)
export const FormProvider = Context.Provider

export function useForm(): FormState {
  const form = useContext(Context)
  if (!form) throw new Error('A field of the form stands outside of it')
  return form
}

/** The id of a field's element, to which the summary of problems leads. */
export const fieldId = (path: string) => `field-${path.replaceAll('.', '-')}`

/** Goes to a field; where it is a group, to the first thing in it that takes the focus. */
export function focusField(path: string): void {
  const parts = path.split('.')
  for (let length = parts.length; length > 0; length--) {
    const element = document.getElementById(fieldId(parts.slice(0, length).join('.')))
    if (!element) continue
    const takes = 'input, select, textarea, button'
    const target = element.matches(takes) ? element : element.querySelector<HTMLElement>(takes)
    const fold = target?.closest('details')
    if (fold) fold.open = true
    target?.focus()
    target?.scrollIntoView({ block: 'center' })
    return
  }
}
