import { Plus, X } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import styles from './form.module.css'
import { fieldId, useForm } from './form-context.ts'
import { FormText } from './form-fields.tsx'
import { useProblem } from './use-problem-text.ts'
import { webStart } from './web-start.ts'

const mostLinks = 10

/** How a centre is reached, and by whom. */
export function ContactPart() {
  const { t } = useTranslation()
  return (
    <div className={styles.part}>
      <FormText
        name="mailbox"
        hint={t('form.hints.mailbox')}
        type="email"
        inputMode="email"
        autoComplete="email"
        dir="ltr"
      />
      <FormText name="publicEmail" hint={t('form.hints.publicEmail')} type="email" inputMode="email" dir="ltr" />
      <FormText name="phone" hint={t('form.hints.phone')} type="tel" dir="ltr" />
      <FormText name="website" type="url" inputMode="url" dir="ltr" placeholder={webStart} />
      <SocialLinks />
    </div>
  )
}

export function SocialLinks() {
  const { t } = useTranslation()
  const { values, change } = useForm()
  const problem = useProblem()
  const add = useRef<HTMLButtonElement>(null)
  const links = values.socialLinks
  return (
    <fieldset className={styles.group} id={fieldId('socialLinks')}>
      <legend>{t('form.fields.socialLinks')}</legend>
      <p className={styles.note}>{t('form.hints.socialLinks')}</p>
      {links.map((link, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a link is known by its place
        <div key={at} className={styles.row}>
          <TextField
            id={fieldId(`socialLinks.${at}`)}
            label={t('form.fields.link')}
            error={problem(`socialLinks.${at}`)}
            type="url"
            inputMode="url"
            dir="ltr"
            placeholder={webStart}
            value={link}
            onChange={(text) => change({ socialLinks: links.map((one, place) => (place === at ? text : one)) })}
          />
          <IconButton
            icon={X}
            label={t('form.removeNamed', { name: link || t('form.fields.link') })}
            onClick={() => {
              change({ socialLinks: links.filter((_, place) => place !== at) })
              add.current?.focus()
            }}
          />
        </div>
      ))}
      {links.length < mostLinks && (
        <div>
          <Button
            ref={add}
            variant="plain"
            size="small"
            icon={Plus}
            onClick={() => change({ socialLinks: [...links, ''] })}
          >
            {t('form.addLink')}
          </Button>
        </div>
      )}
    </fieldset>
  )
}
