import type { Term } from '@centres/contract'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { directionOf, interfaceLanguages } from '../i18n/languages.ts'
import { Disclosure } from '../ui/disclosure.tsx'
import { TextField } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import styles from './moderation.module.css'
import type { WordDraft } from './word-decision-panel.tsx'

/** The code that follows from an English label: lower case, without accents, words between hyphens. */
export const codeFrom = (label = ''): string =>
  label
    .normalize('NFKD')
    .replace(/\p{M}+|['’]/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
    .replace(/-$/, '')

type Fields = {
  draft: WordDraft
  /** Of the vocabulary. */
  terms: readonly Term[]
  faults: readonly string[]
  /** Whether the server knows a term of this code. */
  isTaken: boolean
  onChange: (part: Partial<WordDraft>) => void
}

/** A term in every language of the interface. */
export function NewTermFields({ draft: { labels, notes, code, broader }, terms, faults, isTaken, onChange }: Fields) {
  const { t } = useTranslation()
  const formats = useFormats()
  const proposed = code || codeFrom(labels.en)
  const isKnown = isTaken || terms.some((term) => term.code === proposed)
  const wider = terms.filter((term) => term.code !== 'other' && term.broader === null)
  const ofLanguage = (language: string) => ({ lang: language, dir: directionOf(language) })
  return (
    <>
      <fieldset className={styles.labels}>
        <legend>{t('ownWords.labels')}</legend>
        {interfaceLanguages.map((language) => (
          <TextField
            key={language}
            {...ofLanguage(language)}
            label={formats.languageName(language)}
            value={labels[language] ?? ''}
            maxLength={80}
            onChange={(text) => onChange({ labels: { ...labels, [language]: text } })}
            error={faults.includes(`labels.${language}`) ? t('ownWords.faults.label') : undefined}
          />
        ))}
      </fieldset>
      <TextField
        label={t('ownWords.code')}
        hint={t('ownWords.codeHint')}
        value={proposed}
        maxLength={60}
        dir="ltr"
        autoCapitalize="none"
        spellCheck={false}
        onChange={(code) => onChange({ code })}
        error={
          faults.includes('code') ? t('ownWords.faults.code') : isKnown ? t('ownWords.faults.codeTaken') : undefined
        }
      />
      <Select
        inForm
        label={t('ownWords.broader')}
        hint={t('ownWords.broaderHint')}
        value={broader}
        options={[
          { value: '', label: t('ownWords.noBroader') },
          ...wider.map(({ code, label }) => ({ value: code, label })),
        ]}
        onChange={(broader) => onChange({ broader })}
      />
      <Disclosure title={t('ownWords.notes')} level={3}>
        <div className={styles.mends}>
          <p className={styles.soft}>{t('ownWords.notesHint')}</p>
          {interfaceLanguages.map((language) => (
            <TextField
              key={language}
              {...ofLanguage(language)}
              label={t('ownWords.noteIn', { language: formats.languageName(language) })}
              value={notes[language] ?? ''}
              maxLength={300}
              onChange={(text) => onChange({ notes: { ...notes, [language]: text } })}
            />
          ))}
        </div>
      </Disclosure>
    </>
  )
}
