import { useTranslation } from 'react-i18next'
import styles from './form.module.css'
import { LanguagePicker, TermChoice } from './form-fields.tsx'

/** What a centre does, for whom, in which languages and by whom. */
export function WorkPart() {
  const { t } = useTranslation()
  return (
    <div className={styles.part}>
      <p className={styles.note}>{t('form.hints.work')}</p>
      <TermChoice of="kind" hint={t('form.hints.kind')} />
      <LanguagePicker name="languages" hint={t('form.hints.languages')} />
      <LanguagePicker name="textLanguages" hint={t('form.hints.textLanguages')} />
      <TermChoice of="modality" />
      <TermChoice of="service" />
      <TermChoice of="audience" />
      <TermChoice of="tutor" />
      <TermChoice of="placement" />
      <TermChoice of="association" />
      <TermChoice of="designation" hint={t('form.hints.designation')} />
    </div>
  )
}

/** What a centre offers to others and seeks from them. */
export function PeersPart() {
  const { t } = useTranslation()
  return (
    <div className={styles.part}>
      <p className={styles.note}>{t('form.hints.peers')}</p>
      <TermChoice of="offers" />
      <TermChoice of="seeks" />
    </div>
  )
}
