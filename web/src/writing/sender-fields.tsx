import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { TextField } from '../ui/field.tsx'
import { type FieldProblem, fieldId } from './letter.ts'
import type { Sender } from './sender-here.ts'
import { useProblemWords } from './use-problem-words.ts'
import styles from './writing.module.css'

type SenderFieldsProps = {
  sender: Sender
  isRemembered: boolean
  problems: readonly FieldProblem[]
  onChange: (sender: Sender, isRemembered: boolean) => void
  onForget: () => void
}

/** Who writes. It stays on this device where they wish it, else until the tab is closed. */
export function SenderFields({ sender, isRemembered, problems, onChange, onForget }: SenderFieldsProps) {
  const { t } = useTranslation()
  const wordsFor = useProblemWords(problems)
  const isSomebody = Object.values(sender).some((part) => part !== '')
  const field = (name: keyof Sender) => ({
    id: fieldId(name),
    error: wordsFor(name),
    value: sender[name],
    onChange: (text: string) => onChange({ ...sender, [name]: text }, isRemembered),
  })
  return (
    <fieldset className={styles.part}>
      <legend>{t('writing.you')}</legend>
      <TextField {...field('name')} label={t('writing.name')} autoComplete="name" maxLength={120} dir="auto" />
      <TextField
        {...field('email')}
        label={t('people.address')}
        hint={t('writing.emailHint')}
        type="email"
        autoComplete="email"
        inputMode="email"
        dir="ltr"
        maxLength={254}
      />
      <TextField
        {...field('affiliation')}
        label={t('writing.affiliation')}
        hint={t('writing.affiliationHint')}
        autoComplete="organization"
        maxLength={200}
        dir="auto"
      />
      <div className={styles.actions}>
        <Checkbox
          label={t('writing.remember')}
          hint={t('writing.rememberHint')}
          checked={isRemembered}
          onChange={(on) => onChange(sender, on)}
        />
        {isSomebody && (
          <Button size="small" onClick={onForget}>
            {t('writing.forget')}
          </Button>
        )}
      </div>
    </fieldset>
  )
}
