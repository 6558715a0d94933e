import type { FormRole, SuggestableField } from '@centres/contract'
import { useTranslation } from 'react-i18next'
import { useTerms } from '../i18n/terms.ts'
import { Select } from '../ui/select.tsx'
import { Institutions, Names } from './centre-part.tsx'
import { SocialLinks } from './contact-part.tsx'
import styles from './form.module.css'
import { fieldId, useForm } from './form-context.ts'
import { FormText, LanguagePicker, TermChoice } from './form-fields.tsx'
import { lifeStates } from './form-values.ts'
import { CountrySelect, PinFields } from './place-part.tsx'
import { useFieldName } from './use-field-name.ts'
import { webStart } from './web-start.ts'
import { WordsPart } from './words-part.tsx'

/** One part of the form on its own. */
export function PartField({ part }: { part: SuggestableField }) {
  const { t } = useTranslation()
  switch (part) {
    case 'names':
      return <Names />
    case 'institutions':
      return <Institutions />
    case 'countryCode':
      return <CountrySelect />
    case 'location':
      return (
        <div className={styles.rows}>
          <PinFields />
        </div>
      )
    case 'lifeState':
      return <OpenState />
    case 'descriptions':
      return <WordsPart />
    case 'socialLinks':
      return <SocialLinks />
    case 'languages':
    case 'textLanguages':
      return <LanguagePicker name={part} hint={t(`form.hints.${part}`)} />
    case 'founded':
      return <FormText name={part} hint={t('form.hints.yearOrDate')} inputMode="numeric" dir="ltr" />
    case 'publicEmail':
      return <FormText name={part} type="email" inputMode="email" dir="ltr" />
    case 'phone':
      return <FormText name={part} hint={t('form.hints.phone')} type="tel" dir="ltr" />
    case 'website':
      return <FormText name={part} type="url" inputMode="url" dir="ltr" placeholder={webStart} />
    case 'city':
    case 'adminArea':
      return <FormText name={part} />
    default:
      return <TermChoice of={part.slice('terms.'.length) as FormRole} />
  }
}

/** That a centre has closed is said apart, with its day. */
function OpenState() {
  const { values, change } = useForm()
  const { label } = useTerms()
  const nameOf = useFieldName()
  const options = lifeStates.filter((value) => value !== 'closed' || values.lifeState === 'closed')
  return (
    <Select
      inForm
      id={fieldId('lifeState')}
      label={nameOf('lifeState')}
      value={values.lifeState}
      options={options.map((value) => ({ value, label: label('life-state', value) }))}
      onChange={(lifeState) => change({ lifeState })}
    />
  )
}
