import type { Citation, CitationFormat } from '@centres/contract'
import { useQuery } from '@tanstack/react-query'
import { Copy, Download } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Icon } from '../ui/icon.tsx'
import { Select } from '../ui/select.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { VisuallyHidden } from '../ui/text.tsx'
import { useCopy } from '../ui/use-copy.ts'
import { type CiteSubject, citationOf, fileAddress } from './citation.ts'
import styles from './cite-box.module.css'
import { PermanentAddress } from './permanent-address.tsx'

const formats = ['apa', 'mla', 'chicago', 'bibtex', 'ris', 'csl'] as const satisfies CitationFormat[]

/** The formats that programs read, by the ending of their files. */
const endings: Partial<Record<CitationFormat, string>> = { bibtex: '.bib', ris: '.ris', csl: '.json' }

function textOf({ texts, bibtex, ris, csl }: Citation, format: CitationFormat): string {
  if (format === 'bibtex') return bibtex.trim()
  if (format === 'ris') return ris.replaceAll('\r\n', '\n').trim()
  return format === 'csl' ? JSON.stringify([csl], null, 2) : texts[format]
}

/** How to cite something, in the reader's style, to be copied or saved; a set can be given a permanent address. */
export function CiteBox({ subject: asked }: { subject: CiteSubject }) {
  const { t } = useTranslation()
  const [format, setFormat] = useState<CitationFormat>('apa')
  const [keptId, setKeptId] = useState<string>()
  const subject: CiteSubject = keptId === undefined ? asked : { kind: 'kept', id: keptId }
  const citation = useQuery(citationOf(subject))

  return (
    <div className={styles.box}>
      <Select
        label={t('citing.format')}
        value={format}
        options={formats.map((value) => ({ value, label: t(`citing.formats.${value}`) }))}
        onChange={setFormat}
      />
      {citation.data ? (
        <Written citation={citation.data} subject={subject} format={format} />
      ) : citation.error ? (
        <FailureNotice {...citation} />
      ) : (
        <div className={styles.waiting} role="status">
          <VisuallyHidden>{t('citing.loading')}</VisuallyHidden>
          <Skeleton />
          <Skeleton width="80%" />
        </div>
      )}
      {asked.kind === 'set' && (
        <PermanentAddress
          filters={asked.filters}
          canKeep={citation.data !== undefined}
          onKept={(id) => setKeptId(id)}
        />
      )}
    </div>
  )
}

type WrittenProps = { citation: Citation; subject: CiteSubject; format: CitationFormat }

function Written({ citation, subject, format }: WrittenProps) {
  const { t } = useTranslation()
  const { instant } = useFormats()
  const { status, copy } = useCopy()
  const text = textOf(citation, format)
  const ending = endings[format]
  const { version, rows: count, accessedOn } = citation
  const facts = { version, count, day: instant(`${accessedOn}T12:00:00Z`) }
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: what scrolls needs a name, and none of the elements that have this role holds a citation */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keyboard */}
      <div className={styles.text} role="group" aria-label={t('citing.text')} tabIndex={0} lang="en" dir="ltr">
        {ending ? <pre>{text}</pre> : <p>{text}</p>}
      </div>
      <div className={styles.actions}>
        <Button size="small" icon={Copy} onClick={() => copy(text)}>
          {t('citing.copy')}
        </Button>
        {ending && (
          <a className={buttonClass({ size: 'small' })} href={fileAddress(subject, format)} download>
            <Icon icon={Download} />
            {t('citing.download', { ending })}
          </a>
        )}
        <span role="status">{status && t(`citing.${status}`)}</span>
      </div>
      <p className={styles.facts}>{t(subject.kind === 'centre' ? 'citing.recordFacts' : 'citing.facts', facts)}</p>
    </>
  )
}
