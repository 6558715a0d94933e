import { Download as DownloadIcon } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Filters } from '../filters/filters.ts'
import { useFailureText } from '../i18n/failure-text.tsx'
import { useFormats } from '../i18n/formats.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { Notice } from '../ui/notice.tsx'
import { useKeptFocus } from '../ui/use-kept-focus.ts'
import { type FileChoice, fileAddress, fileFormats } from './file-formats.ts'
import styles from './take-away.module.css'
import { type Download, useDownload } from './use-download.ts'

/** A set as a file in the reader's format. */
export function TakeAway({ filters }: { filters: Filters }) {
  const { t } = useTranslation()
  const [choice, setChoice] = useState<FileChoice>({ format: 'csv', withMark: false })
  const address = fileAddress(filters, choice)
  return (
    <div className={styles.form}>
      <fieldset className={styles.formats}>
        <legend>{t('research.file.format')}</legend>
        {fileFormats.map(({ format, name }) => (
          <label key={format} className={styles.format}>
            <input
              className={styles.mark}
              type="radio"
              name="format"
              value={format}
              checked={format === choice.format}
              onChange={() => setChoice({ ...choice, format })}
            />
            <span className={styles.name}>{name}</span>
            <span className={styles.serves}>{t(`research.file.serves.${format}`)}</span>
          </label>
        ))}
      </fieldset>
      {choice.format === 'csv' && (
        <Checkbox
          label={t('research.file.mark')}
          hint={t('research.file.markHint')}
          checked={choice.withMark}
          onChange={(withMark) => setChoice({ ...choice, withMark })}
        />
      )}
      <DownloadButton key={address} address={address} ending={`.${choice.format}`} />
    </div>
  )
}

/** Code that reads left to right in a sentence of any direction. */
const isolated = (code: string) => `\u2066${code}\u2069`

function DownloadButton({ address, ending }: { address: string; ending: string }) {
  const { t } = useTranslation()
  const { download, start, cancel } = useDownload(address)
  const area = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  useKeptFocus(area, button)
  const isRunning = download.phase === 'making' || download.phase === 'receiving'

  return (
    <div className={styles.download} ref={area}>
      <div className={styles.actions}>
        <Button ref={button} variant="primary" icon={DownloadIcon} busy={isRunning} onClick={start}>
          {t('research.file.take', { ending: isolated(ending) })}
        </Button>
        {isRunning ? (
          <Button onClick={cancel}>{t('research.file.cancel')}</Button>
        ) : (
          <a className={styles.plain} href={address} download>
            {t('research.file.plain')}
          </a>
        )}
      </div>
      <DownloadState download={download} onRetry={start} />
    </div>
  )
}

function DownloadState({ download, onRetry }: { download: Download; onRetry: () => void }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const failure = useFailureText(download.phase === 'failed' ? download.error : undefined, { asksAgain: false })
  const { phase } = download

  return (
    <>
      <div role="status" className={styles.state}>
        {phase === 'making' && <p>{t('research.file.making')}</p>}
        {phase === 'receiving' && <p>{t('research.file.receiving')}</p>}
        {phase === 'cancelled' && <p>{t('research.file.cancelled')}</p>}
        {(phase === 'saved' || phase === 'handedOver') && (
          <Notice tone="done" title={t(`research.file.${phase}`)}>
            <p>
              <bdi dir="ltr">{download.facts.name}</bdi>
            </p>
            <p>
              {t('research.file.facts', {
                count: download.facts.rows,
                size: formats.bytes(download.facts.size),
                version: download.facts.version,
              })}
            </p>
          </Notice>
        )}
      </div>
      {phase === 'making' && <progress className={styles.progress} aria-label={t('research.file.progress')} />}
      {phase === 'receiving' && (
        <div className={styles.receiving}>
          <progress
            className={styles.progress}
            aria-label={t('research.file.progress')}
            value={download.received}
            max={download.size}
          />
          <span className={styles.figure}>
            {t('research.file.received', {
              received: formats.bytes(download.received),
              size: formats.bytes(download.size),
            })}
          </span>
        </div>
      )}
      {phase === 'failed' && (
        <Notice
          tone="error"
          live
          title={failure.title}
          action={<Button onClick={onRetry}>{t('failure.retry')}</Button>}
        >
          {failure.detail}
        </Notice>
      )}
    </>
  )
}
