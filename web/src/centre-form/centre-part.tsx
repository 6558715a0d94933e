import { Plus } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useTerms } from '../i18n/terms.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import styles from './form.module.css'
import { fieldId, useForm } from './form-context.ts'
import { FormText } from './form-fields.tsx'
import { anInstitution, type InstitutionValue, lifeStates } from './form-values.ts'
import { NameList } from './name-list.tsx'
import { PlacePart } from './place-part.tsx'
import { useFieldName } from './use-field-name.ts'
import { useProblem } from './use-problem-text.ts'
import { webStart } from './web-start.ts'

const mostInstitutions = 5

/** The centre and its institution: what they are called and where they are. What is known of others stands between. */
export function CentrePart({ children }: { children?: ReactNode }) {
  return (
    <div className={styles.part}>
      <Names />
      <Institutions />
      {children}
      <PlacePart />
      <StateOfCentre />
    </div>
  )
}

export function Names() {
  const { t } = useTranslation()
  const { values, change } = useForm()
  return (
    <fieldset className={styles.group} id={fieldId('names')}>
      <legend>{t('form.groups.names')}</legend>
      <NameList
        path="names"
        label={t('form.fields.ownName')}
        hint={t('form.hints.ownName')}
        names={values.names}
        onChange={(names) => change({ names })}
        withKinds
      />
    </fieldset>
  )
}

export function Institutions() {
  const { t } = useTranslation()
  const { values, change } = useForm()
  const add = useRef<HTMLButtonElement>(null)
  const { institutions } = values
  const set = (next: InstitutionValue[]) => change({ institutions: next })

  return (
    <fieldset className={styles.group} id={fieldId('institutions')}>
      <legend>{t('form.groups.institution')}</legend>
      <p className={styles.note}>{t('form.hints.institution')}</p>
      {institutions.map((institution, at) => (
        <Institution
          // biome-ignore lint/suspicious/noArrayIndexKey: an institution is known by its place, the first the main one
          key={at}
          at={at}
          institution={institution}
          onChange={(part) => set(institutions.map((one, place) => (place === at ? { ...one, ...part } : one)))}
          onRemove={
            institutions.length > 1
              ? () => {
                  set(institutions.filter((_, place) => place !== at))
                  add.current?.focus()
                }
              : undefined
          }
        />
      ))}
      {institutions.length < mostInstitutions && (
        <div>
          <Button
            ref={add}
            variant="plain"
            size="small"
            icon={Plus}
            onClick={() => set([...institutions, anInstitution()])}
          >
            {t('form.addInstitution')}
          </Button>
        </div>
      )}
    </fieldset>
  )
}

type InstitutionProps = {
  at: number
  institution: InstitutionValue
  onChange: (part: Partial<InstitutionValue>) => void
  onRemove: (() => void) | undefined
}

function Institution({ at, institution, onChange, onRemove }: InstitutionProps) {
  const { t } = useTranslation()
  const problem = useProblem()
  const types = useTerms().vocabulary('institution-type')?.terms ?? []
  const path = `institutions.${at}`
  return (
    <div className={styles.box}>
      <NameList
        path={`${path}.names`}
        label={t('form.fields.institutionName')}
        names={institution.names}
        onChange={(names) => onChange({ names })}
      />
      <div className={styles.pair}>
        <Select
          inForm
          id={fieldId(`${path}.type`)}
          label={t('filters.names.institutionType')}
          value={institution.type}
          options={[
            { value: '', label: t('form.notSaid') },
            ...types
              .filter(({ isSelectable }) => isSelectable)
              .map(({ code, label }) => ({ value: code as string, label })),
          ]}
          onChange={(type) => onChange({ type })}
        />
        <TextField
          id={fieldId(`${path}.website`)}
          label={t('form.fields.institutionWebsite')}
          error={problem(`${path}.website`)}
          type="url"
          inputMode="url"
          dir="ltr"
          autoComplete="off"
          placeholder={webStart}
          value={institution.website}
          onChange={(website) => onChange({ website })}
        />
      </div>
      {onRemove && (
        <div>
          <Button variant="plain" size="small" onClick={onRemove}>
            {t('form.removeInstitution')}
          </Button>
        </div>
      )}
    </div>
  )
}

function StateOfCentre() {
  const { t } = useTranslation()
  const { values, change } = useForm()
  const { label } = useTerms()
  const nameOf = useFieldName()
  return (
    <fieldset className={styles.group}>
      <legend>{t('form.groups.life')}</legend>
      <Select
        inForm
        id={fieldId('lifeState')}
        label={nameOf('lifeState')}
        value={values.lifeState}
        options={lifeStates.map((value) => ({ value, label: label('life-state', value) }))}
        onChange={(lifeState) => change({ lifeState })}
      />
      <div className={styles.pair}>
        <FormText name="founded" hint={t('form.hints.yearOrDate')} inputMode="numeric" dir="ltr" />
        {values.lifeState === 'closed' && (
          <FormText name="closed" hint={t('form.hints.yearOrDate')} inputMode="numeric" dir="ltr" />
        )}
      </div>
    </fieldset>
  )
}
