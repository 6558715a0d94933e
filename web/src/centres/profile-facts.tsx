import type { CentreProfile, MessageSide } from '@centres/contract'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { useTerms } from '../i18n/terms.ts'
import { type Definition, DefinitionList } from '../ui/definition-list.tsx'
import { namesFor } from './centre-names.ts'
import { NameText } from './name-text.tsx'
import styles from './profile.module.css'

type ProfileFactsProps = {
  centre: CentreProfile
  /** Whether a letter can start from what it offers and seeks. */
  canWrite: boolean
}

/** What is known of a centre, in sections; what is not known has no row. */
export function ProfileFacts({ centre, canWrite }: ProfileFactsProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const terms = useTerms()

  const row = (term: string, details: ReactNode): Definition[] => (details ? [{ term, details }] : [])
  const coded = (term: string, vocabulary: string, codes: readonly string[], side?: MessageSide) => {
    const own = centre.ownWords.filter((words) => words.vocabulary === vocabulary).map(({ text }) => text)
    const known = codes.filter((code) => code !== 'other' || own.length === 0)
    const label = (code: string) => terms.label(vocabulary, code)
    const items = known.map((code) => ({
      text: label(code),
      shown: canWrite && side && <LetterLink id={centre.id} purpose={code} side={side} label={label(code)} />,
    }))
    return row(term, items.length + own.length > 0 && <Items items={items} own={own} />)
  }
  const spoken = (term: string, tags: readonly string[]) =>
    row(term, tags.length > 0 && <Items items={tags.map((tag) => ({ text: formats.languageName(tag) }))} />)

  const types = [...new Set(centre.institutions.flatMap(({ type }) => (type ? [type] : [])))]
  const sections = [
    {
      title: t('profile.about'),
      items: [
        ...coded(t('profile.kind'), 'kind', centre.kinds),
        ...coded(t('profile.institutionType'), 'institution-type', types),
        ...coded(t('profile.placement'), 'placement', centre.placement),
        ...coded(t('profile.designations'), 'designation', centre.designations),
        ...row(t('profile.parent'), centre.parent && <CentreLinks centres={[centre.parent]} />),
        ...row(t('profile.branches'), centre.branches.length > 0 && <CentreLinks centres={centre.branches} />),
        ...row(t('profile.siblings'), centre.siblings.length > 0 && <CentreLinks centres={centre.siblings} />),
        ...row(t('profile.founded'), centre.founded && formats.date(centre.founded)),
        ...row(t('profile.closed'), centre.closed && formats.date(centre.closed)),
      ],
    },
    {
      title: t('profile.working'),
      items: [
        ...coded(t('profile.serves'), 'audience', centre.audiences),
        ...coded(t('profile.sessions'), 'modality', centre.modalities),
        ...spoken(t('profile.sessionLanguages'), centre.languages),
        ...spoken(t('profile.textLanguages'), centre.textLanguages),
        ...coded(t('profile.services'), 'service', centre.services),
        ...coded(t('profile.tutors'), 'tutor', centre.tutors),
      ],
    },
    {
      title: t('profile.partners'),
      items: [
        ...coded(t('profile.offers'), 'collaboration', centre.offers, 'they-offer'),
        ...coded(t('profile.seeks'), 'collaboration', centre.seeks, 'they-seek'),
        ...coded(t('profile.associations'), 'association', centre.associations),
      ],
    },
  ]

  return sections.map(
    ({ title, items }) =>
      items.length > 0 && (
        <section key={title} className={styles.section}>
          <h2>{title}</h2>
          <DefinitionList items={items} />
        </section>
      ),
  )
}

type LetterLinkProps = { id: string; purpose: string; side: MessageSide; label: string }

/** A letter can start from what a centre offers or seeks. */
function LetterLink({ id, purpose, side, label }: LetterLinkProps) {
  const { t } = useTranslation()
  return (
    <Link
      to="/centres/$id/write"
      params={{ id }}
      search={{ purpose, side }}
      aria-label={t('profile.writeAbout', { purpose: label })}
    >
      {label}
    </Link>
  )
}

type Item = { text: string; shown?: ReactNode }

function Items({ items, own = [] }: { items: readonly Item[]; own?: readonly string[] }) {
  return (
    <ul className={styles.items}>
      {items.map(({ text, shown }) => (
        <li key={text}>{shown || text}</li>
      ))}
      {own.map((text) => (
        <li key={text}>
          <q dir="auto">{text}</q>
        </li>
      ))}
    </ul>
  )
}

function CentreLinks({ centres }: { centres: CentreProfile['branches'] }) {
  const { i18n } = useTranslation()
  return (
    <ul className={styles.items}>
      {centres.map(({ id, slug, names }) => {
        const { own, second } = namesFor(names, i18n.language)
        return (
          <li key={id}>
            <Link to="/centres/$id/{-$slug}" params={{ id, slug }}>
              {own && <NameText name={own} />}
            </Link>
            {second && (
              <span className={styles.quiet}>
                {' '}
                <NameText name={second} />
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
