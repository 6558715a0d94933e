import { Play } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Select } from '../ui/select.tsx'
import { CodeTabs } from './code-tabs.tsx'
import { addressOf, type Example, examplesOf, requestOf, type Values } from './example-requests.ts'
import type { Operation } from './operations.ts'
import { OutcomeView } from './outcome-view.tsx'
import styles from './try-panel.module.css'
import { useRun } from './use-run.ts'
import { useTitles } from './use-titles.ts'
import { ValueField } from './value-field.tsx'
import { type ExampleLanguage, writeExample } from './write-example.ts'

type TryPanelProps = {
  operation: Operation
  language: ExampleLanguage
  onLanguage: (language: ExampleLanguage) => void
}

/** An example to change and run: what the form holds is what the programs say and what is sent. */
export function TryPanel({ operation, language, onLanguage }: TryPanelProps) {
  const { t } = useTranslation()
  const examples = useMemo(() => examplesOf(operation), [operation])
  const [example, setExample] = useState<Example>(examples[0])
  const [values, setValues] = useState<Values>(example.values)
  const run = useRun()
  const titles = useTitles()
  const request = requestOf(operation, values)
  const { origin } = location
  const address = addressOf(origin, request)
  const shown = operation.parameters.filter(({ name, required }) => required || name in values)
  const more = operation.parameters.filter((parameter) => !shown.includes(parameter))

  return (
    <section className={styles.panel} aria-label={t('docs.tryOut', { operation: titles.ofOperation(operation).text })}>
      {examples.length > 1 && (
        <Select
          label={t('docs.example')}
          value={example.name}
          options={examples.map(({ name }) => ({ value: name, label: t(`docs.examples.${name}`) }))}
          onChange={(name) => {
            const chosen = examples.find((one) => one.name === name)
            if (!chosen) return
            setExample(chosen)
            setValues(chosen.values)
            run.forget()
          }}
        />
      )}
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          run.start(address)
        }}
      >
        {shown.map((parameter) => (
          <ValueField
            key={parameter.name}
            parameter={parameter}
            value={values[parameter.name] ?? ''}
            onChange={(value) => setValues({ ...values, [parameter.name]: value })}
          />
        ))}
        <div className={styles.actions}>
          <Button type="submit" variant="primary" icon={Play} busy={run.isRunning}>
            {t('docs.run')}
          </Button>
          {more.length > 0 && (
            <Select
              hideLabel
              compact
              label={t('docs.addParameter')}
              value=""
              options={[
                { value: '', label: t('docs.addParameter') },
                ...more.map(({ name }) => ({ value: name, label: name, lang: 'en' })),
              ]}
              onChange={(name) => {
                if (name) setValues({ ...values, [name]: '' })
              }}
            />
          )}
        </div>
      </form>
      <OutcomeView run={run} address={address} />
      <CodeTabs
        id={`${operation.anchor}-code`}
        label={t('docs.program')}
        language={language}
        onLanguage={onLanguage}
        textOf={(one) => writeExample(one, origin, request)}
      />
    </section>
  )
}
