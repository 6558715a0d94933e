import type { CentreProfile, Name } from '@centres/contract'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { directionOf } from '../i18n/languages.ts'
import { Notice } from '../ui/notice.tsx'
import { namesFor, plainNameOf } from './centre-names.ts'
import { Evidence } from './evidence.tsx'
import { KeepAndCite } from './keep-and-cite.tsx'
import { NameText } from './name-text.tsx'
import styles from './profile.module.css'
import { ProfileFacts } from './profile-facts.tsx'
import { ProfileHistory } from './profile-history.tsx'
import { ProfilePlace } from './profile-place.tsx'
import { ShortlistToggle } from './shortlist-toggle.tsx'
import { SimilarCentres } from './similar-centres.tsx'
import { takesLetters } from './takes-letters.ts'
import { unknownFacts } from './unknown-facts.ts'
import { WriteTo } from './write-to.tsx'

export function Profile({ centre }: { centre: CentreProfile }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const unknown = unknownFacts(centre).map((name) => t(`profile.unknownKinds.${name}`))
  return (
    <article className={styles.profile}>
      <ProfileHead centre={centre}>
        <p className={styles.onScreen}>
          <ShortlistToggle id={centre.id} name={plainNameOf(centre)} />
        </p>
      </ProfileHead>
      <WriteTo centre={centre} />
      <div className={styles.main}>
        <ProfileBody centre={centre} canWrite={takesLetters(centre)} />
        {unknown.length > 0 && (
          <p className={styles.unknown}>{t('profile.unknown', { list: formats.list(unknown) })}</p>
        )}
        <Evidence centre={centre} />
        <ProfileHistory id={centre.id} />
      </div>
      <div className={styles.aside}>
        <ProfilePlace centre={centre} />
        <KeepAndCite centre={centre} />
        <SimilarCentres id={centre.id} />
      </div>
    </article>
  )
}

/** What a centre says of itself. */
function ProfileBody({ centre, canWrite = false }: { centre: CentreProfile; canWrite?: boolean }) {
  return (
    <>
      <LifeState centre={centre} />
      {centre.descriptions.map(({ language, text }) => (
        <p className={styles.description} key={language} lang={language} dir={directionOf(language)}>
          {text}
        </p>
      ))}
      <ProfileFacts centre={centre} canWrite={canWrite} />
    </>
  )
}

/** A record that is not published yet, as its readers would see it: nothing is known of it but what it says. */
export function ProfilePreview({ centre, level = 1 }: { centre: CentreProfile; level?: 1 | 2 }) {
  return (
    <div className={styles.main}>
      <ProfileHead centre={centre} level={level} />
      <ProfileBody centre={centre} />
    </div>
  )
}

type ProfileHeadProps = { centre: CentreProfile; level?: 1 | 2; children?: ReactNode }

function ProfileHead({ centre, level = 1, children }: ProfileHeadProps) {
  const Heading = `h${level}` as const
  const { t, i18n } = useTranslation()
  const formats = useFormats()
  const { own, second } = namesFor(centre.names, i18n.language)
  const others = centre.names.filter((name) => name !== own && name !== second)
  const aliases = others.filter(({ kind }) => kind !== 'former')
  const former = others.filter(({ kind }) => kind === 'former')
  return (
    <header className={styles.head}>
      <Heading>{own && <NameText name={own} />}</Heading>
      {second && (
        <p className={styles.second}>
          <NameText name={second} />
        </p>
      )}
      {centre.institutions.map(({ names, website }) => {
        const { own, second } = namesFor(names, i18n.language)
        if (!own) return null
        return (
          <p className={styles.institution} key={own.text}>
            {website ? (
              <a href={website} rel="nofollow ugc noopener">
                <NameText name={own} />
              </a>
            ) : (
              <NameText name={own} />
            )}
            {second && (
              <span className={styles.quiet}>
                {' '}
                <NameText name={second} />
              </span>
            )}
          </p>
        )
      })}
      <OtherNames label={t('profile.alsoCalled')} names={aliases} languageName={formats.languageName} />
      <OtherNames label={t('profile.formerly')} names={former} languageName={formats.languageName} />
      {children}
    </header>
  )
}

type OtherNamesProps = { label: string; names: readonly Name[]; languageName: (tag: string) => string }

function OtherNames({ label, names, languageName }: OtherNamesProps) {
  if (names.length === 0) return null
  return (
    <p className={styles.otherNames}>
      {label}{' '}
      {names.map((name) => (
        <span className={styles.otherName} key={`${name.language} ${name.text}`}>
          <NameText name={name} />
          {name.language && <span className={styles.quiet}> ({languageName(name.language)})</span>}
        </span>
      ))}
    </p>
  )
}

function LifeState({ centre }: { centre: CentreProfile }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { lifeState, closed, successorId } = centre
  if (lifeState === 'active') return null
  const text =
    lifeState === 'closed' && closed
      ? t('profile.closedSince', { date: formats.date(closed) })
      : t(`profile.states.${lifeState}`)
  return (
    <Notice
      tone="caution"
      title={text}
      action={
        successorId && (
          <Link to="/centres/$id/{-$slug}" params={{ id: successorId }}>
            {t('profile.successor')}
          </Link>
        )
      }
    />
  )
}
