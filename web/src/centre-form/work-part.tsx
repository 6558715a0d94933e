import { useTranslation } from 'react-i18next'
import styles from './form.module.css'
import { FoldedTermChoice, LanguagePicker, TermChoice } from './form-fields.tsx'

/** What a centre does, for whom, in which languages and by whom. */
export function WorkPart() {
  const { t } = useTranslation()
  return (
    <div className={styles.part}>
      <p className={styles.note}>{t('form.hints.work')}</p>
      <TermChoice of="kind" hint={t('form.hints.kind')} />
      <LanguagePicker name="languages" hint={t('form.hints.languages')} />
      <LanguagePicker name="textLanguages" hint={t('form.hints.textLanguages')} />
      <div className={styles.folds}>
        <FoldedTermChoice of="modality" />
        <FoldedTermChoice of="service" />
        <FoldedTermChoice of="audience" />
        <FoldedTermChoice of="tutor" />
        <FoldedTermChoice of="placement" />
        <FoldedTermChoice of="association" />
        <FoldedTermChoice of="designation" hint={t('form.hints.designation')} />
      </div>
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
