import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Disclosure } from '../ui/disclosure.tsx'
import { useMediaQuery } from '../ui/use-media-query.ts'
import { AnchorLink } from './anchor-link.tsx'
import styles from './contents.module.css'
import { introductionParts } from './introduction-parts.ts'
import type { Section } from './operations.ts'
import { useCurrentAnchor } from './use-current-anchor.ts'

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
      {sections.map(({ anchor, name, operations }) => (
        <li key={anchor}>
          <AnchorLink anchor={anchor} className={styles.heading} current={current === anchor}>
            <bdi lang="en">{name}</bdi>
          </AnchorLink>
          <ul className={styles.list}>
            {operations.map((operation) => (
              <li key={operation.anchor}>
                <AnchorLink anchor={operation.anchor} className={styles.link} current={current === operation.anchor}>
                  <bdi lang="en">{operation.summary}</bdi>
                </AnchorLink>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}
