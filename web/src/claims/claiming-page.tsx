import {
  type ClaimBasis,
  type ClaimProof,
  claimProofs,
  type Me,
  type NewClaimInput,
  type Peer,
  peersNeeded,
} from '@centres/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../app/call.ts'
import { useFailureText } from '../i18n/failure-text.tsx'
import { CentreName } from '../people/centre-name.tsx'
import { statusOf } from '../people/me.ts'
import { SignedIn } from '../people/signed-in.tsx'
import { Button, buttonClass } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { TextArea, TextField } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { RadioGroup } from '../ui/radio.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { claimBasis, ownClaim } from './claim-queries.ts'
import styles from './claims.module.css'
import { PeerChooser } from './peer-chooser.tsx'

const route = getRouteApi('/centres/$id/claim')

/** Saying that a listed centre is one's own to keep. */
export function ClaimingPage() {
  const { t } = useTranslation()
  const { id } = route.useParams()
  return (
    <div className={styles.page}>
      <PageTitle text={t('site.pageTitle', { page: t('claims.title'), site: t('site.name') })} />
      <header className={styles.head}>
        <h1>{t('claims.title')}</h1>
        <p>{t('claims.intro')}</p>
      </header>
      <SignedIn>{(me) => <Claiming key={id} id={id} me={me} />}</SignedIn>
    </div>
  )
}

/** No such record, or one that was withdrawn. */
const missing = [400, 404, 410]

function Claiming({ id, me }: { id: string; me: Me }) {
  const { t } = useTranslation()
  const { data, error, isFetching, refetch } = useQuery(claimBasis(id))
  if (data) return <Basis basis={data} me={me} />
  if (!error) return <SkeletonRows rows={4} label={t('claims.loading')} />
  if (missing.includes(statusOf(error) ?? 0))
    return (
      <EmptyState title={t('claims.missing')}>
        <p>{t('claims.missingDetail')}</p>
      </EmptyState>
    )
  return <FailureNotice error={error} isFetching={isFetching} refetch={refetch} />
}

function Basis({ basis, me }: { basis: ClaimBasis; me: Me }) {
  const { t } = useTranslation()
  const { centre, isYours, openClaim } = basis
  return (
    <div className={styles.part}>
      <p className={styles.soft}>{t('claims.centre')}</p>
      <p className={styles.name}>
        <Link to="/centres/$id/{-$slug}" params={{ id: centre.id, slug: centre.slug }}>
          <CentreName centre={centre} />
        </Link>
      </p>
      {isYours ? (
        <Notice tone="done" title={t('claims.yours')} action={<Link to="/my-centres">{t('claims.toCentres')}</Link>} />
      ) : openClaim ? (
        <Notice
          title={t('claims.open')}
          action={
            <Link to="/claims/$id" params={{ id: openClaim }}>
              {t('claims.see')}
            </Link>
          }
        >
          {t('claims.openDetail')}
        </Notice>
      ) : (
        <ClaimForm basis={basis} me={me} />
      )}
    </div>
  )
}

type Draft = { part: string; proof: ClaimProof | undefined; page: string; association: string; peers: Peer[] }

const looksLikeAddress = (text: string) => /^https?:\/\/[^\s/.]+\.\S+$/i.test(text)

function faultsOf({ part, proof, page, association, peers }: Draft) {
  return {
    part: part.trim() === '',
    proof: proof === undefined,
    page: proof === 'page' && !looksLikeAddress(page.trim()),
    association: proof === 'association' && association.trim() === '',
    peers: proof === 'peers' && peers.length < peersNeeded,
  }
}

function ClaimForm({ basis, me }: { basis: ClaimBasis; me: Me }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { centre, isOfDomain, isKept } = basis
  const [draft, setDraft] = useState<Draft>({
    part: '',
    proof: isOfDomain ? 'domain' : undefined,
    page: '',
    association: '',
    peers: [],
  })
  const [isChecked, setChecked] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const sending = useMutation({
    mutationFn: (body: NewClaimInput) => call('POST /centres/:id/claims', { params: { id: centre.id }, body }),
    onSuccess: async (claim) => {
      client.setQueryData(ownClaim(claim.id).queryKey, claim)
      void client.invalidateQueries({ queryKey: ['my', 'claims'], exact: true })
      await navigate({ to: '/claims/$id', params: { id: claim.id } })
      client.removeQueries({ queryKey: claimBasis(centre.id).queryKey })
    },
  })
  const failure = useFailureText(sending.error, { asksAgain: false })
  const faults = faultsOf(draft)
  const email = `\u2068${me.email}\u2069`
  const { part, proof, page, association, peers } = draft

  const send = () => {
    setChecked(true)
    if (proof === undefined || Object.values(faults).some(Boolean)) {
      requestAnimationFrame(() =>
        form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [aria-invalid="true"] input')?.focus(),
      )
      return
    }
    sending.mutate({
      part: part.trim(),
      proof,
      page: proof === 'page' ? page.trim() : null,
      association: proof === 'association' ? association.trim() : null,
      ...(proof === 'peers' && { peers: peers.map(({ centre }) => centre.id) }),
    })
  }

  return (
    <form
      ref={form}
      className={styles.form}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        if (!sending.isPending) send()
      }}
    >
      {isKept && (
        <Notice tone="caution" title={t('claims.kept')}>
          {t('claims.keptDetail')}
        </Notice>
      )}
      <TextArea
        label={t('claims.part')}
        hint={t('claims.partHint')}
        value={part}
        onChange={(part) => setDraft({ ...draft, part })}
        dir="auto"
        rows={3}
        maxLength={500}
        error={isChecked && faults.part ? t('claims.partMissing') : undefined}
      />
      <RadioGroup
        legend={t('claims.proof')}
        hint={isOfDomain ? undefined : t('claims.notOfDomain', { email })}
        options={claimProofs
          .filter((one) => isOfDomain || one !== 'domain')
          .map((value) => ({
            value,
            label: t(`claims.proofs.${value}`),
            hint: t(`claims.proofHints.${value}`, { email }),
          }))}
        value={proof}
        onChange={(proof) => setDraft({ ...draft, proof })}
        error={isChecked && faults.proof ? t('claims.proofMissing') : undefined}
      />
      {proof === 'page' && (
        <TextField
          label={t('claims.page')}
          hint={t('claims.pageHint')}
          type="url"
          inputMode="url"
          dir="ltr"
          maxLength={500}
          value={page}
          onChange={(page) => setDraft({ ...draft, page })}
          error={isChecked && faults.page ? t('claims.pageMissing') : undefined}
        />
      )}
      {proof === 'association' && (
        <TextArea
          label={t('claims.association')}
          dir="auto"
          rows={2}
          maxLength={300}
          value={association}
          onChange={(association) => setDraft({ ...draft, association })}
          error={isChecked && faults.association ? t('claims.associationMissing') : undefined}
        />
      )}
      {proof === 'peers' && (
        <PeerChooser
          centreId={centre.id}
          chosen={peers}
          onChange={(peers) => setDraft((draft) => ({ ...draft, peers }))}
          most={peersNeeded}
          error={isChecked && faults.peers ? t('vouching.chooseTwo') : undefined}
        />
      )}
      {sending.error && (
        <Notice tone="error" live title={t('claims.failed')}>
          {failure.detail}
        </Notice>
      )}
      <div className={styles.actions}>
        <Button type="submit" variant="primary" aria-disabled={sending.isPending}>
          {t(sending.isPending ? 'claims.sending' : 'claims.send')}
        </Button>
        <Link
          to="/centres/$id/{-$slug}"
          params={{ id: centre.id, slug: centre.slug }}
          className={buttonClass({ variant: 'plain' })}
        >
          <span>{t('claims.openProfile')}</span>
        </Link>
      </div>
    </form>
  )
}
