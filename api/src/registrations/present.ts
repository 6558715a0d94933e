import type { Registration, RegistrationBrief } from '@centres/contract'
import type { RegistrationRecord } from '@centres/db'

/** The first name in a form, which may be half filled in. */
export function titleOf(form: { names?: unknown }): string {
  const [name] = Array.isArray(form.names) ? form.names : []
  const text: unknown = (name as { text?: unknown } | undefined)?.text
  return typeof text === 'string' ? text.trim().slice(0, 200) : ''
}

export function registrationOf(record: RegistrationRecord): Registration {
  const { personId, countryCode, refusedBy, state, ...registration } = record
  if (state === 'discarded') throw new Error('nobody reads what was thrown away')
  return { ...registration, state }
}

export function briefOf(record: RegistrationRecord): RegistrationBrief {
  const { form, ...brief } = registrationOf(record)
  return { ...brief, title: titleOf(form) }
}
