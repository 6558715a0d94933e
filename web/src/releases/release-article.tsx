import type { ReleaseFile, ReleaseNotes } from '@centres/contract'
import { useTranslation } from 'react-i18next'
import { CentresById } from '../citing/centres-by-id.tsx'
import { CiteBox } from '../citing/cite-box.tsx'
import { useFormats } from '../i18n/formats.ts'
import { DefinitionList } from '../ui/definition-list.tsx'
import { sizeOf } from './release-queries.ts'
import styles from './releases.module.css'

const counted = ['centres', 'countries', 'languages', 'institutions'] as const
const kindsOfChange = ['added', 'changed', 'gone'] as const

/** What a release holds, its files, and what came, changed and went since the one before. */
export function ReleaseArticle({ release }: { release: ReleaseNotes }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { number, releasedAt, version, counts, files } = release
  return (
    <article className={styles.article}>
      <section className={styles.section} aria-label={t('releases.release', { number: formats.number(number) })}>
        <p className={styles.lede}>{t('releases.madeOn', { day: formats.instant(releasedAt) })}</p>
        <DefinitionList
          items={[
            ...counted.map((name) => ({
              term: t(`releases.counts.${name}`),
              details: formats.number(counts[name]),
            })),
            { term: t('releases.version'), details: <bdi>{version}</bdi> },
            { term: t('releases.size'), details: formats.bytes(sizeOf(release)) },
          ]}
        />
      </section>

      <section className={styles.section} aria-labelledby="cite">
        <h2 id="cite">{t('releases.cite')}</h2>
        <CiteBox subject={{ kind: 'release', number }} />
        <p>
          <a href={`/v1/releases/${number}/datacite.json`}>{t('releases.dataCite')}</a>
        </p>
      </section>

      <section className={styles.wide} aria-labelledby="files">
        <h2 id="files">{t('releases.files')}</h2>
        <p className={styles.soft}>{t('releases.hashNote')}</p>
        <ul className={styles.files}>
          {files.map((file) => (
            <File key={file.name} number={number} file={file} />
          ))}
        </ul>
      </section>

      <section className={styles.wide} aria-labelledby="changes">
        <Changes release={release} />
      </section>
    </article>
  )
}

function File({ number, file: { name, bytes, sha256 } }: { number: number; file: ReleaseFile }) {
  const { t } = useTranslation()
  const formats = useFormats()
  return (
    <li>
      <span className={styles.file}>
        <a href={`/v1/releases/${number}/files/${name}`} download>
          <bdi dir="ltr">{name}</bdi>
        </a>
        <span className={styles.soft}>{formats.bytes(bytes)}</span>
      </span>
      <code className={styles.hash} dir="ltr" title={t('releases.hashOf', { name })}>
        {sha256}
      </code>
    </li>
  )
}

function Changes({ release }: { release: ReleaseNotes }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { previous, changed, changedIds } = release
  const told = kindsOfChange.filter((kind) => changed[kind] > 0)
  if (previous === null) {
    return (
      <>
        <h2 id="changes">{t('releases.changes')}</h2>
        <p>{t('releases.first')}</p>
      </>
    )
  }
  return (
    <>
      <h2 id="changes">{t('releases.since', { number: formats.number(previous) })}</h2>
      {told.length === 0 && <p>{t('releases.nothing')}</p>}
      {told.map((kind) => {
        const ids = changedIds[kind]
        return (
          <CentresById
            key={kind}
            summary={t(`releases.${kind}`, { count: changed[kind] })}
            ids={ids}
            note={ids.length < changed[kind] ? t('releases.firstOnly', { shown: ids.length }) : undefined}
          />
        )
      })}
    </>
  )
}
