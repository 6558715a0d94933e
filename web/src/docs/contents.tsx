import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Disclosure } from '../ui/disclosure.tsx'
import { ForeignText } from '../ui/text.tsx'
import { useMediaQuery } from '../ui/use-media-query.ts'
import { AnchorLink } from './anchor-link.tsx'
import styles from './contents.module.css'
import { introductionParts } from './introduction-parts.ts'
import type { Section } from './operations.ts'
import { useCurrentAnchor } from './use-current-anchor.ts'
import { useTitles } from './use-titles.ts'

export function Contents({ sections }: { sections: Section[] }) {
  const { t } = useTranslation()
  const isBeside = useMediaQuery('(min-width: 64rem)')
  const links = <ContentsList sections={sections} />
  return (
    <nav className={styles.contents} aria-label={t('docs.contents')}>
      {isBeside ? links : <Disclosure title={t('docs.contents')}>{links}</Disclosure>}
    </nav>
  )
}

function ContentsList({ sections }: { sections: Section[] }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const anchors = useMemo(
    () => [
      ...introductionParts,
      ...sections.flatMap(({ anchor, operations }) => [anchor, ...operations.map((operation) => operation.anchor)]),
    ],
    [sections],
  )
  const current = useCurrentAnchor(anchors)
  return (
    <ul className={styles.list}>
      {introductionParts.map((part) => (
        <li key={part}>
          <AnchorLink anchor={part} className={styles.link} current={current === part}>
            {t(`docs.${part}.title`)}
          </AnchorLink>
        </li>
      ))}
      {sections.map((section) => (
        <li key={section.anchor}>
          <AnchorLink anchor={section.anchor} className={styles.heading} current={current === section.anchor}>
            <ForeignText {...titles.ofGroup(section)} />
          </AnchorLink>
          <ul className={styles.list}>
            {section.operations.map((operation) => (
              <li key={operation.anchor}>
                <AnchorLink anchor={operation.anchor} className={styles.link} current={current === operation.anchor}>
                  <ForeignText {...titles.ofOperation(operation)} />
                </AnchorLink>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}
