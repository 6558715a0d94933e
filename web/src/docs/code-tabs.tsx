import { useTranslation } from 'react-i18next'
import { TabPanel, Tabs } from '../ui/tabs.tsx'
import { CodeBlock } from './code-block.tsx'
import styles from './code-tabs.module.css'
import { type ExampleLanguage, exampleLanguages } from './write-example.ts'

const names: Record<ExampleLanguage, string> = { curl: 'curl', javascript: 'JavaScript', python: 'Python', r: 'R' }
const tabs = exampleLanguages.map((id) => ({ id, label: names[id] }))

type CodeTabsProps = {
  id: string
  label: string
  language: ExampleLanguage
  onLanguage: (language: ExampleLanguage) => void
  textOf: (language: ExampleLanguage) => string
}

/** The same request in several languages; the one that is chosen is chosen for the whole page. */
export function CodeTabs({ id, label, language, onLanguage, textOf }: CodeTabsProps) {
  const { t } = useTranslation()
  return (
    <div className={styles.tabs}>
      <Tabs label={label} id={id} tabs={tabs} selected={language} onSelect={onLanguage} />
      {exampleLanguages.map((one) => (
        <TabPanel key={one} tabs={id} id={one} selected={language}>
          {one === language && <CodeBlock label={t('docs.code', { language: names[one] })} text={textOf(one)} />}
        </TabPanel>
      ))}
    </div>
  )
}
