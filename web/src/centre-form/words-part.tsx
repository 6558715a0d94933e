import { Plus } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { TextArea } from '../ui/field.tsx'
import styles from './form.module.css'
import { fieldId, useForm } from './form-context.ts'
import { LanguageSelect } from './form-fields.tsx'
import type { DescriptionValue } from './form-values.ts'
import { useProblem } from './use-problem-text.ts'

const mostCharacters = 2000

/** What a centre says of itself, once for each language. */
export function WordsPart() {
  const { t, i18n } = useTranslation()
  const { values, change } = useForm()
  const problem = useProblem()
  const add = useRef<HTMLButtonElement>(null)
  const { descriptions, names } = values
  const set = (next: DescriptionValue[]) => change({ descriptions: next })
  const setOne = (at: number, part: Partial<DescriptionValue>) =>
    set(descriptions.map((one, place) => (place === at ? { ...one, ...part } : one)))
  const nextLanguage = [names[0]?.language, i18n.language].find(
    (tag) => tag && descriptions.every(({ language }) => language !== tag),
  )

  return (
    <div className={styles.part}>
      <p className={styles.note}>{t('form.hints.descriptions')}</p>
      <div className={styles.rows} id={fieldId('descriptions')}>
        {problem('descriptions') && <p role="alert">{problem('descriptions')}</p>}
        {descriptions.map(({ language, text }, at) => {
          const length = text.trim().length
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a description is known by its place until it has a language
            <div key={at} className={styles.box}>
              <LanguageSelect
                path={`descriptions.${at}.language`}
                label={t('form.fields.descriptionLanguage')}
                value={language}
                onChange={(tag) => setOne(at, { language: tag })}
              />
              <TextArea
                id={fieldId(`descriptions.${at}.text`)}
                label={t('form.fields.description')}
                error={problem(`descriptions.${at}.text`)}
                dir="auto"
                lang={language || undefined}
                value={text}
                onChange={(text) => setOne(at, { text })}
              />
              <p className={styles.counter} data-over={length > mostCharacters || undefined}>
                {t('form.counter', { length, most: mostCharacters })}
              </p>
              <div>
                <Button
                  variant="plain"
                  size="small"
                  onClick={() => {
                    set(descriptions.filter((_, place) => place !== at))
                    add.current?.focus()
                  }}
                >
                  {t('form.removeDescription')}
                </Button>
              </div>
            </div>
          )
        })}
      </div>
      <div>
        <Button
          ref={add}
          icon={Plus}
          onClick={() => set([...descriptions, { language: nextLanguage ?? '', text: '' }])}
        >
          {t(descriptions.length === 0 ? 'form.addDescription' : 'form.addDescriptionAgain')}
        </Button>
      </div>
    </div>
  )
}
