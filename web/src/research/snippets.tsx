import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Filters } from '../filters/filters.ts'
import { Code } from '../ui/code.tsx'
import { TabPanel, Tabs } from '../ui/tabs.tsx'
import styles from './research.module.css'
import { geojsonAddress, type SnippetLanguage, snippetLanguages, writeSnippet } from './write-snippet.ts'

const names = { r: 'R', python: 'Python', javascript: 'JavaScript', qgis: 'QGIS', curl: 'curl' } as const
type Tool = keyof typeof names
const tools = Object.entries(names).map(([id, label]) => ({ id: id as Tool, label }))

const isWritten = (tool: Tool): tool is SnippetLanguage => snippetLanguages.some((language) => language === tool)

/** How the reader's own set is read by the tools that they work with. */
export function Snippets({ filters }: { filters: Filters }) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<Tool>('r')
  const { origin } = location
  const copying = { copyLabel: t('research.snippets.copy'), copiedText: t('research.snippets.copied') }
  return (
    <div className={styles.snippets}>
      <p className={styles.soft}>{t('research.snippets.note')}</p>
      <Tabs label={t('research.snippets.title')} id="tool" tabs={tools} selected={chosen} onSelect={setChosen} />
      {tools.map(({ id, label }) => (
        <TabPanel key={id} tabs="tool" id={id} selected={chosen}>
          {isWritten(id) ? (
            <Code
              label={t('research.snippets.code', { tool: label })}
              text={writeSnippet(id, origin, filters)}
              {...copying}
            />
          ) : (
            <ol className={styles.steps}>
              <li>
                <p>{t('research.snippets.qgisSet')}</p>
                <Code label={t('research.snippets.qgisSetLabel')} text={geojsonAddress(origin, filters)} {...copying} />
              </li>
              <li>
                <p>{t('research.snippets.qgisAll')}</p>
                <Code label={t('research.snippets.qgisAllLabel')} text={`${origin}/ogc`} {...copying} />
              </li>
            </ol>
          )}
        </TabPanel>
      ))}
    </div>
  )
}
