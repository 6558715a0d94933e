import type { ProposedTerm } from '@centres/contract'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { directionOf } from '../i18n/languages.ts'
import { useTerms } from '../i18n/terms.ts'
import { CentreName } from '../people/centre-name.tsx'
import { classNames } from '../ui/class-names.ts'
import { DefinitionList } from '../ui/definition-list.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { ForeignText } from '../ui/text.tsx'
import { WithTexts } from '../ui/with-texts.tsx'
import { ActList } from './act-list.tsx'
import { CaseFrame } from './case-frame.tsx'
import styles from './moderation.module.css'
import { wordCase } from './moderation-queries.ts'
import type { QueueSearch } from './queue-search.ts'
import { WaitingTime } from './waiting-time.tsx'
import { WordDecisionPanel } from './word-decision-panel.tsx'

const route = getRouteApi('/moderate/vocabulary/$id')

/** A centre's own word, to be made a term or not. */
export const WordCasePage = () => (
  <WithTexts part="ownWords">
    <WordCase />
  </WithTexts>
)

function WordCase() {
  const { id } = route.useParams()
  const { lang: _, ...search } = route.useSearch()
  const answer = useQuery(wordCase(id))
  return (
    <CaseFrame id={id} search={search} answer={answer}>
      {(found) => <WordReview key={id} found={found} search={search} />}
    </CaseFrame>
  )
}

function WordReview({ found, search }: { found: ProposedTerm; search: QueueSearch }) {
  const { t } = useTranslation()
  const { id, word, state, proposedAt, acts } = found
  const waits = state === 'waiting'
  const named = { word: `\u2068${word}\u2069` }
  return (
    <article className={styles.case}>
      <PageTitle
        key={`title of ${id}`}
        text={t('site.pageTitle', { page: t('ownWords.title', { word }), site: t('site.name') })}
      />
      <div className={styles.main}>
        <h1>{t('ownWords.title', named)}</h1>
        {waits && (
          <p className={styles.badges}>
            <WaitingTime since={proposedAt} />
            <a href="#decision">{t('moderation.toDecision')}</a>
          </p>
        )}
        <p className={styles.intro}>{t('ownWords.intro')}</p>
        <Word found={found} />
        <section
          className={classNames(styles.section, styles.decision)}
          id="decision"
          aria-labelledby="decision-title"
          tabIndex={-1}
        >
          <h2 id="decision-title">{t('moderation.decision.title')}</h2>
          <WordDecisionPanel found={found} search={search} />
        </section>
      </div>
      <div className={styles.aside}>
        <Carriers found={found} />
        <section className={styles.section} aria-labelledby="case-history">
          <h2 id="case-history">{t('moderation.history')}</h2>
          {acts.length > 0 ? <ActList acts={acts} ofOneCase /> : <p>{t('moderation.noActs')}</p>}
        </section>
      </div>
    </article>
  )
}

function Word({ found: { vocabulary, language, spellings } }: { found: ProposedTerm }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const terms = useTerms()
  return (
    <DefinitionList
      items={[
        { term: t('ownWords.vocabulary'), details: terms.vocabulary(vocabulary)?.label ?? vocabulary },
        ...(language ? [{ term: t('ownWords.language'), details: formats.languageName(language) }] : []),
        {
          term: t('ownWords.spellings'),
          details: (
            <ul className={styles.spellings}>
              {spellings.map((text) => (
                <li key={text}>
                  <ForeignText
                    text={text}
                    lang={language ?? undefined}
                    dir={language ? directionOf(language) : 'auto'}
                  />
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  )
}

function Carriers({ found: { centres } }: { found: ProposedTerm }) {
  const { t } = useTranslation()
  return (
    <section className={styles.section} aria-labelledby="carriers">
      <h2 id="carriers">{t('ownWords.centres')}</h2>
      {centres.length === 0 ? (
        <p>{t('ownWords.noCentres')}</p>
      ) : (
        <ul className={styles.notes}>
          {centres.map((centre) => (
            <li key={centre.id}>
              <Link to="/centres/$id/{-$slug}" params={{ id: centre.id, slug: centre.slug }}>
                <CentreName centre={centre} />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
