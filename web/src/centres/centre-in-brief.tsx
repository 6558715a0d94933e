import type { CentreSummary } from '@centres/contract'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './centre-in-brief.module.css'
import { nameForReader, namesFor } from './centre-names.ts'
import { NameText } from './name-text.tsx'
import { usePlaceLine } from './place-line.ts'

type Props = {
  centre: Pick<CentreSummary, 'names' | 'institutionNames'> & Parameters<ReturnType<typeof usePlaceLine>>[0]
  /** What the centre's own name stands in: a heading or a link. */
  named: (name: ReactNode) => ReactNode
}

/** Its names, its institution and its place, a line each. */
export function CentreInBrief({ centre, named }: Props) {
  const { i18n } = useTranslation()
  const placeLine = usePlaceLine()
  const { own, second } = namesFor(centre.names, i18n.language)
  const institution = nameForReader(centre.institutionNames, i18n.language)
  return (
    <>
      {named(own && <NameText name={own} />)}
      {second && (
        <p className={styles.second}>
          <NameText name={second} />
        </p>
      )}
      {institution && (
        <p>
          <NameText name={institution} />
        </p>
      )}
      <p className={styles.place}>{placeLine(centre)}</p>
    </>
  )
}
