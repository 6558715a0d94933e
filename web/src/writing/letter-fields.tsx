import type { CentreProfile, WritingTo } from '@centres/contract'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { directionOf, interfaceLanguages } from '../i18n/languages.ts'
import { useTerms } from '../i18n/terms.ts'
import { Button } from '../ui/button.tsx'
import { TextArea, TextField } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { Select } from '../ui/select.tsx'
import { type FieldProblem, fieldId, isUntouched, isUnwelcome, unwelcomeLanguages } from './letter.ts'
import type { Letter, LetterText } from './letter-here.ts'
import { choiceOf, purposeOf, usePurposeChoices, usePurposeName } from './purposes.ts'
import { useProblemWords } from './use-problem-words.ts'
import styles from './writing.module.css'

type LetterFieldsProps = {
  centre: CentreProfile
  wishes: WritingTo
  letter: Letter
  /** By the languages of the letter; undefined where there is none. */
  templates: readonly (string | undefined)[]
  problems: readonly FieldProblem[]
  onChange: (letter: Letter) => void
}

export function LetterFields({ centre, wishes, letter, templates, problems, onChange }: LetterFieldsProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const nameOf = usePurposeName()
  const wordsFor = useProblemWords(problems)
  const unwelcome = unwelcomeLanguages(wishes, letter)
  return (
    <fieldset className={styles.part}>
      <legend>{t('writing.letter')}</legend>
      <Select
        inForm
        id={fieldId('purpose')}
        label={t('writing.purpose')}
        error={wordsFor('purpose')}
        value={choiceOf(letter)}
        options={usePurposeChoices(centre)}
        onChange={(choice) => onChange({ ...letter, ...purposeOf(choice) })}
      />
      {isUnwelcome(wishes, letter) && (
        <Notice tone="caution" live title={t('writing.unwelcomePurpose', { purpose: nameOf(letter.purpose) })}>
          {t('writing.unwelcomeDetail')}
        </Notice>
      )}
      <TextField
        id={fieldId('dates')}
        label={t('writing.dates')}
        hint={t('writing.datesHint')}
        error={wordsFor('dates')}
        maxLength={200}
        dir="auto"
        value={letter.dates}
        onChange={(dates) => onChange({ ...letter, dates })}
      />
      <Languages centre={centre} wishes={wishes} letter={letter} problems={problems} onChange={onChange} />
      {unwelcome.length > 0 && (
        <Notice
          tone="caution"
          live
          title={t('writing.unwelcomeLanguage', { list: formats.list(unwelcome.map(formats.languageName)) })}
        >
          {t('writing.unwelcomeDetail')}
        </Notice>
      )}
      <div className={styles.texts} data-both={letter.texts.length > 1 || undefined}>
        {letter.texts.map((text, at) => (
          <Text
            // biome-ignore lint/suspicious/noArrayIndexKey: a text is known by its place alone
            key={at}
            at={at}
            text={text}
            template={templates[at]}
            error={wordsFor(`texts.${at}.text`)}
            onChange={(changed) =>
              onChange({ ...letter, texts: letter.texts.map((one, place) => (place === at ? changed : one)) })
            }
          />
        ))}
      </div>
    </fieldset>
  )
}

type LanguagesProps = Omit<LetterFieldsProps, 'templates'>

/** Both sides' languages stand first: they are what a letter is most often written in. */
function useLanguageChoices(centre: CentreProfile, wishes: WritingTo, letter: Letter) {
  const { t, i18n } = useTranslation()
  const formats = useFormats()
  const terms = useTerms()
  const near = [...new Set([...wishes.languages, ...centre.languages, i18n.language])]
  const chosen = letter.texts.map(({ language }) => language)
  const far = [...new Set([...interfaceLanguages, ...terms.languages, ...chosen])].filter((tag) => !near.includes(tag))
  const options = (tags: string[], group: string) =>
    tags
      .map((value) => ({ value, label: formats.languageName(value), group }))
      .sort((one, other) => formats.compare(one.label, other.label))
  return [...options(near, t('writing.languagesNear')), ...options(far, t('writing.languagesFar'))]
}

function Languages({ centre, wishes, letter, problems, onChange }: LanguagesProps) {
  const { t } = useTranslation()
  const wordsFor = useProblemWords(problems)
  const choices = useLanguageChoices(centre, wishes, letter)
  const [first, second] = letter.texts
  if (!first) return null
  // A template in another language is no beginning of a letter in this one.
  const inLanguage = (text: LetterText, language: string): LetterText =>
    isUntouched(text) ? { language, text: '', filled: '' } : { ...text, language }
  return (
    <div className={styles.pair}>
      <Select
        inForm
        id={fieldId('texts.0.language')}
        label={t('writing.language')}
        value={first.language}
        options={choices}
        onChange={(language) =>
          onChange({ ...letter, texts: [inLanguage(first, language), ...(second ? [second] : [])] })
        }
      />
      <Select
        inForm
        id={fieldId('texts.1.language')}
        label={t('writing.secondLanguage')}
        error={wordsFor('texts.1.language')}
        value={second?.language ?? ''}
        options={[{ value: '', label: t('writing.oneLanguage') }, ...choices]}
        onChange={(language) => {
          const empty = { language, text: '', filled: '' }
          const texts = language === '' ? [first] : [first, second ? inLanguage(second, language) : empty]
          onChange({ ...letter, texts })
        }}
      />
    </div>
  )
}

type TextProps = {
  at: number
  text: LetterText
  template: string | undefined
  error: string | undefined
  onChange: (text: LetterText) => void
}

function Text({ at, text, template, error, onChange }: TextProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const language = formats.languageName(text.language)
  const mayTake = template !== undefined && text.text !== template
  const mayUndo = text.before !== undefined && text.text === text.filled
  return (
    <div className={styles.text}>
      <TextArea
        id={fieldId(`texts.${at}.text`)}
        label={t('writing.textIn', { language })}
        error={error}
        rows={14}
        lang={text.language}
        dir={directionOf(text.language)}
        value={text.text}
        onChange={(typed) => onChange({ ...text, text: typed })}
      />
      {mayTake && (
        <Button
          size="small"
          aria-label={t('writing.useTemplateIn', { language })}
          onClick={() => onChange({ ...text, text: template, filled: template, before: text.text })}
        >
          {t('writing.useTemplate')}
        </Button>
      )}
      {mayUndo && (
        <Button size="small" onClick={() => onChange({ ...text, text: text.before ?? '', before: undefined })}>
          {t('writing.undoTemplate')}
        </Button>
      )}
    </div>
  )
}
