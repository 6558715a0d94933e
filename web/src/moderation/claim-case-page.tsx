import type { ClaimCase } from '@centres/contract'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { call } from '../app/call.ts'
import { useFormats } from '../i18n/formats.ts'
import { CentreName, centreNameOf } from '../people/centre-name.tsx'
import { VouchList } from '../people/vouch-list.tsx'
import { Badge } from '../ui/badge.tsx'
import { classNames } from '../ui/class-names.ts'
import { DefinitionList } from '../ui/definition-list.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { ForeignText } from '../ui/text.tsx'
import { ActList } from './act-list.tsx'
import { CaseFrame } from './case-frame.tsx'
import { CaseNotes } from './case-notes.tsx'
import type { ShownAsRecord } from './case-page.tsx'
import { ClaimDecisionPanel } from './claim-decision-panel.tsx'
import { EvidenceBadges } from './evidence-badges.tsx'
import styles from './moderation.module.css'
import { claimCase, listedCentre } from './moderation-queries.ts'
import type { QueueSearch } from './queue-search.ts'
import { WaitingTime } from './waiting-time.tsx'

const route = getRouteApi('/moderate/claims/$id')

/** One claim, with what is needed to decide on it. */
export function ClaimCasePage(shown: ShownAsRecord) {
  const { id } = route.useParams()
  const { lang: _, ...search } = route.useSearch()
  const answer = useQuery(claimCase(id))
  return (
    <CaseFrame id={id} search={search} answer={answer}>
      {(found) => <ClaimReview key={id} found={found} search={search} shown={shown} />}
    </CaseFrame>
  )
}

type ReviewProps = { found: ClaimCase; search: QueueSearch; shown: ShownAsRecord }

/** Who claims a record and by what, and beside it the record as its readers see it. */
function ClaimReview({ found, search, shown }: ReviewProps) {
  const { t } = useTranslation()
  const { claim, acts } = found
  const waits = claim.state === 'submitted'
  const name = centreNameOf(claim.centre)
  return (
    <article className={styles.case}>
      <PageTitle
        key={`title of ${claim.id}`}
        text={t('site.pageTitle', { page: t('moderation.claim.title', { name }), site: t('site.name') })}
      />
      <div className={styles.main}>
        <h1>{t('moderation.claim.title', { name: `\u2068${name}\u2069` })}</h1>
        <p className={styles.badges}>
          {claim.appeal !== null && <Badge tone="caution">{t('moderation.queue.appeal')}</Badge>}
          {waits && <WaitingTime since={claim.submittedAt} />}
          {waits && <a href="#decision">{t('moderation.toDecision')}</a>}
        </p>
        <Claimant found={found} />
        {claim.vouches.length > 0 && (
          <section className={styles.section} aria-labelledby="peers">
            <h2 id="peers">{t('vouching.peers')}</h2>
            <VouchList vouches={claim.vouches} />
          </section>
        )}
        <Stewards stewards={found.stewards} />
        <section
          className={classNames(styles.section, styles.decision)}
          id="decision"
          aria-labelledby="decision-title"
          tabIndex={-1}
        >
          <h2 id="decision-title">{t('moderation.decision.title')}</h2>
          <ClaimDecisionPanel found={found} search={search} />
        </section>
      </div>
      <div className={styles.aside}>
        <Listed found={found} shown={shown} />
        <CaseNotes
          acts={acts}
          queryKey={claimCase(claim.id).queryKey}
          leave={(text) => call('POST /moderation/claims/:id/notes', { params: { id: claim.id }, body: { text } })}
        />
        <section className={styles.section} aria-labelledby="case-history">
          <h2 id="case-history">{t('moderation.history')}</h2>
          {acts.length > 0 ? <ActList acts={acts} ofOneCase /> : <p>{t('moderation.noActs')}</p>}
        </section>
      </div>
    </article>
  )
}

function Claimant({ found: { claim, sender } }: { found: ClaimCase }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { part, proof, page, association, evidence, submittedAt, appeal } = claim
  return (
    <section className={styles.section} aria-labelledby="sender">
      <h2 id="sender">{t('moderation.claim.claimant')}</h2>
      <p className={styles.soft}>{t('moderation.sender.private')}</p>
      {appeal && (
        <>
          <p>{t('moderation.claim.appealWords')}</p>
          <blockquote className={styles.words} dir="auto">
            {appeal}
          </blockquote>
        </>
      )}
      <DefinitionList
        items={[
          ...(sender.name ? [{ term: t('moderation.sender.name'), details: <bdi>{sender.name}</bdi> }] : []),
          { term: t('moderation.sender.email'), details: <bdi dir="ltr">{sender.email}</bdi> },
          { term: t('moderation.sender.part'), details: <ForeignText text={part} /> },
          { term: t('moderation.claim.by'), details: t(`claims.proofs.${proof}`) },
          ...(page
            ? [
                {
                  term: t('moderation.claim.page'),
                  details: (
                    <>
                      <a href={page} target="_blank" rel="noopener noreferrer nofollow">
                        <bdi dir="ltr">{page}</bdi>
                      </a>
                      <span className={styles.soft}> {t('moderation.claim.pageHint')}</span>
                    </>
                  ),
                },
              ]
            : []),
          ...(association
            ? [{ term: t('moderation.claim.association'), details: <ForeignText text={association} /> }]
            : []),
          {
            term: t('moderation.sender.evidence'),
            details: (
              <span className={styles.badges}>
                <EvidenceBadges evidence={evidence} />
              </span>
            ),
          },
          { term: t('moderation.sender.language'), details: formats.languageName(sender.language) },
          { term: t('moderation.sender.since'), details: formats.instant(sender.since) },
          { term: t('moderation.sender.sent'), details: formats.moment(submittedAt) },
        ]}
      />
    </section>
  )
}

function Stewards({ stewards }: { stewards: ClaimCase['stewards'] }) {
  const { t } = useTranslation()
  const formats = useFormats()
  return (
    <section className={styles.section} aria-labelledby="stewards">
      <h2 id="stewards">{t('moderation.claim.stewards')}</h2>
      {stewards.length === 0 ? (
        <p>{t('moderation.claim.noStewards')}</p>
      ) : (
        <ul className={styles.notes}>
          {stewards.map(({ by, answer }) => (
            <li key={by}>
              <p>
                <bdi>{by}</bdi>{' '}
                <Badge tone={answer ? (answer.agrees ? 'calm' : 'caution') : 'plain'}>
                  {t(
                    answer
                      ? answer.agrees
                        ? 'moderation.claim.agrees'
                        : 'moderation.claim.objects'
                      : 'moderation.claim.silent',
                  )}
                </Badge>{' '}
                {answer && <span className={styles.soft}>{formats.moment(answer.at)}</span>}
              </p>
              {answer?.message && (
                <blockquote className={styles.words} dir="auto">
                  {answer.message}
                </blockquote>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Listed({ found, shown }: { found: ClaimCase; shown: ShownAsRecord }) {
  const { t } = useTranslation()
  const { centre } = found.claim
  const { data, error } = useQuery(listedCentre(centre.id))
  return (
    <section className={styles.section} aria-label={centreNameOf(centre)}>
      <p>
        <Link to="/centres/$id/{-$slug}" params={{ id: centre.id, slug: centre.slug }}>
          <CentreName centre={centre} />
        </Link>
      </p>
      {data ? (
        <>
          {shown.preview(data)}
          {shown.place(data)}
        </>
      ) : error ? (
        <Notice title={t('moderation.claim.recordMissing')} />
      ) : (
        <SkeletonRows rows={4} label={t('moderation.claim.recordLoading')} />
      )}
    </section>
  )
}
