import { Plus, X } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import styles from './form.module.css'
import { fieldId } from './form-context.ts'
import { LanguageSelect } from './form-fields.tsx'
import { aName, type NameValue, nameKinds } from './form-values.ts'
import { useProblem } from './use-problem-text.ts'

type NameListProps = {
  path: string
  label: string
  hint?: string
  names: NameValue[]
  onChange: (names: NameValue[]) => void
  /** An institution's further names are official ones in other languages; a centre's may be of other kinds. */
  withKinds?: boolean
}

/** A name in its own language, and as many others as there are. */
export function NameList({ path, label, hint, names, onChange, withKinds = false }: NameListProps) {
  const { t } = useTranslation()
  const problem = useProblem()
  const add = useRef<HTMLButtonElement>(null)
  const set = (at: number, part: Partial<NameValue>) =>
    onChange(names.map((name, place) => (place === at ? { ...name, ...part } : name)))

  return (
    <div className={styles.rows}>
      {names.map((name, at) => {
        const own = at === 0
        const place = `${path}.${at}`
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a name is known by its place, and has nothing else
          <div key={at} className={styles.row}>
            <TextField
              id={fieldId(`${place}.text`)}
              label={own ? label : t('form.fields.otherName')}
              hint={own ? hint : undefined}
              error={problem(`${place}.text`)}
              dir="auto"
              lang={name.language || undefined}
              autoComplete="off"
              value={name.text}
              onChange={(text) => set(at, { text })}
            />
            <LanguageSelect
              path={`${place}.language`}
              label={t('form.fields.nameLanguage')}
              value={name.language}
              onChange={(language) => set(at, { language })}
            />
            {!own && withKinds && (
              <Select
                inForm
                id={fieldId(`${place}.kind`)}
                label={t('form.fields.nameKind')}
                value={name.kind}
                options={nameKinds.map((value) => ({ value, label: t(`form.nameKinds.${value}`) }))}
                onChange={(kind) => set(at, { kind })}
              />
            )}
            {!own && (
              <IconButton
                icon={X}
                label={t('form.removeNamed', { name: name.text || t('form.fields.otherName') })}
                onClick={() => {
                  onChange(names.filter((_, place) => place !== at))
                  add.current?.focus()
                }}
              />
            )}
          </div>
        )
      })}
      <div>
        <Button ref={add} variant="plain" size="small" icon={Plus} onClick={() => onChange([...names, aName()])}>
          {t('form.addName')}
        </Button>
      </div>
    </div>
  )
}
