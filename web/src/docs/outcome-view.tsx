import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { prettyJson } from '../ui/json-tokens.ts'
import { Notice } from '../ui/notice.tsx'
import { CodeBlock } from './code-block.tsx'
import styles from './outcome-view.module.css'
import type { Body, Outcome } from './send-request.ts'
import { useMeasures } from './use-measures.ts'
import type { Run } from './use-run.ts'

export function OutcomeView({ run, address }: { run: Run; address: string }) {
  const { t } = useTranslation()
  const { outcome, failed } = run
  return (
    <div className={styles.outcome}>
      <div role="status">{outcome && <Summary outcome={outcome} />}</div>
      {failed && (
        <Notice tone="error" title={t('failure.offline.title')} live>
          {t('docs.outcome.unreachable')}
        </Notice>
      )}
      {outcome && (
        <>
          <dl className={styles.headers} dir="ltr" lang="en" aria-label={t('docs.outcome.headers')}>
            {outcome.headers.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <BodyView body={outcome.body} bytes={outcome.bytes} />
          {(outcome.status === 200 || outcome.status === 304) && outcome.etag !== undefined && (
            <Button size="small" busy={run.isRunning} onClick={() => run.start(address, outcome.etag)}>
              {t('docs.outcome.askAgain')}
            </Button>
          )}
        </>
      )}
    </div>
  )
}

function Summary({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation()
  const { bytes, milliseconds } = useMeasures()
  const { status, statusText, bytesOnTheLine, movedTo } = outcome
  return (
    <>
      <p className={styles.summary}>
        <Badge tone={status < 400 ? 'calm' : 'caution'}>
          <bdi lang="en">
            {status} {statusText}
          </bdi>
        </Badge>
        <span>{milliseconds(outcome.milliseconds)}</span>
        <span>
          {bytesOnTheLine === undefined
            ? bytes(outcome.bytes)
            : t('docs.outcome.compressed', { size: bytes(outcome.bytes), sent: bytes(bytesOnTheLine) })}
        </span>
      </p>
      {movedTo !== undefined && (
        <p className={styles.moved}>
          {t('docs.outcome.moved')} <code dir="ltr">{movedTo}</code>
        </p>
      )}
    </>
  )
}

const firstLines = 40
/** More would make the page slow; a program reads the rest. */
const mostLines = 2000

function BodyView({ body, bytes }: { body: Body; bytes: number }) {
  const { t } = useTranslation()
  const measures = useMeasures()
  if (body.kind === 'none') return <p className={styles.note}>{t('docs.outcome.empty')}</p>
  if (body.kind === 'bytes') {
    return <p className={styles.note}>{t('docs.outcome.bytes', { size: measures.bytes(bytes) })}</p>
  }
  return <TextView text={body.kind === 'json' ? prettyJson(body.value) : body.text} isJson={body.kind === 'json'} />
}

function TextView({ text, isJson }: { text: string; isJson: boolean }) {
  const { t } = useTranslation()
  const { number } = useFormats()
  // The text for which all was asked: a new answer begins short again.
  const [openedFor, setOpenedFor] = useState<string>()
  const lines = text.split('\n')
  const isOpen = openedFor === text
  const shown = lines.slice(0, isOpen ? mostLines : firstLines).join('\n')
  return (
    <>
      <CodeBlock label={t('docs.outcome.body')} text={shown} isJson={isJson} canCopy={false} />
      {lines.length > firstLines && (
        <Button size="small" variant="plain" onClick={() => setOpenedFor(isOpen ? undefined : text)}>
          {isOpen
            ? t('docs.outcome.showFewer')
            : t('docs.outcome.showAll', { number: number(Math.min(lines.length, mostLines)) })}
        </Button>
      )}
    </>
  )
}
