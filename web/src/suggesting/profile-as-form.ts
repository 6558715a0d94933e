import type { CentreProfile, FormRole } from '@centres/contract'
import { type FormValues, valuesOf } from '../centre-form/form-values.ts'

const fields = {
  kind: 'kinds',
  modality: 'modalities',
  service: 'services',
  audience: 'audiences',
  tutor: 'tutors',
  association: 'associations',
  designation: 'designations',
  placement: 'placement',
  offers: 'offers',
  seeks: 'seeks',
} as const satisfies Record<FormRole, keyof CentreProfile>

/** What everybody can read of a record, as the form in which it would be mended. */
export function profileAsForm(centre: CentreProfile): FormValues {
  const terms = Object.fromEntries(
    Object.entries(fields).map(([role, field]) => [
      role,
      centre[field].map((code) => ({
        code,
        ownWords: code === 'other' ? (centre.ownWords.find(({ vocabulary }) => vocabulary === role)?.text ?? '') : '',
      })),
    ]),
  )
  return valuesOf({ ...centre, terms })
}
