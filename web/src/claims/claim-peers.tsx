import { type Claim, type Peer, peersToAsk } from '@centres/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../app/call.ts'
import { useFailureText } from '../i18n/failure-text.tsx'
import { statusOf } from '../people/me.ts'
import { VouchList } from '../people/vouch-list.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { ownClaim } from './claim-queries.ts'
import styles from './claims.module.css'
import { PeerChooser } from './peer-chooser.tsx'

/** What other centres say of the claimant; while the claim waits, more can be asked. */
export function ClaimPeers({ claim }: { claim: Claim }) {
  const { t } = useTranslation()
  const { vouches, state } = claim
  const heading = useRef<HTMLHeadingElement>(null)
  const more = state === 'submitted' ? peersToAsk(vouches, new Date()) : 0
  if (vouches.length === 0 && more === 0) return null
  return (
    <section className={styles.part} aria-labelledby="peers">
      <h3 id="peers" ref={heading} tabIndex={-1}>
        {t('vouching.peersOfYou')}
      </h3>
      {vouches.length > 0 && <VouchList vouches={vouches} />}
      {more > 0 && <AskPeers key={vouches.length} claim={claim} most={more} onAsked={() => heading.current?.focus()} />}
    </section>
  )
}

type AskPeersProps = { claim: Claim; most: number; onAsked: () => void }

function AskPeers({ claim: { id, centre }, most, onAsked }: AskPeersProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [chosen, setChosen] = useState<Peer[]>([])
  const [isChecked, setChecked] = useState(false)
  const asking = useMutation({
    mutationFn: (peers: string[]) => call('POST /claims/:id/peers', { params: { id }, body: { peers } }),
    onSuccess: (claim) => {
      client.setQueryData(ownClaim(id).queryKey, claim)
      // The button that was pressed goes with its form.
      onAsked()
    },
    onError: (error) => {
      if (statusOf(error) === 409) void client.invalidateQueries({ queryKey: ownClaim(id).queryKey })
    },
  })
  const failure = useFailureText(asking.error, { asksAgain: false })
  return (
    <form
      className={styles.part}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        setChecked(true)
        if (chosen.length > 0 && !asking.isPending) asking.mutate(chosen.map((peer) => peer.centre.id))
      }}
    >
      <p>{t('vouching.more')}</p>
      <PeerChooser
        centreId={centre.id}
        chosen={chosen}
        onChange={setChosen}
        most={most}
        error={isChecked && chosen.length === 0 ? t('vouching.chooseOne') : undefined}
      />
      {asking.error && (
        <Notice tone="error" live title={t('vouching.notAsked')}>
          {failure.detail}
        </Notice>
      )}
      <div>
        <Button type="submit" aria-disabled={asking.isPending}>
          {t(asking.isPending ? 'claims.sending' : 'vouching.ask')}
        </Button>
      </div>
    </form>
  )
}
