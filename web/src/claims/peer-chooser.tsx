import type { Peer } from '@centres/contract'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { centreNameOf } from '../people/centre-name.tsx'
import { Chip, ChipList } from '../ui/chip.tsx'
import { Combobox } from '../ui/combobox.tsx'
import { useSettled } from '../ui/use-settled.ts'
import { peerSearch } from './claim-queries.ts'
import styles from './claims.module.css'

const pauseMs = 200

type PeerChooserProps = {
  /** That is claimed. */
  centreId: string
  chosen: readonly Peer[]
  onChange: (chosen: Peer[]) => void
  most: number
  error?: string | undefined
}

/** Finds centres by name; which of them cannot be asked is told there, and why. */
export function PeerChooser({ centreId, chosen, onChange, most, error }: PeerChooserProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const [text, setText] = useState('')
  const [refused, setRefused] = useState<Peer>()
  const id = useId()
  const area = useRef<HTMLDivElement>(null)
  const count = useRef(chosen.length)
  const asked = useSettled(text.trim(), pauseMs)
  const peers = useQuery({ ...peerSearch(centreId, asked), enabled: asked !== '' && text.trim() !== '' })
  const isFull = chosen.length >= most

  // What was pressed is gone then: the field with the last choice, the chip with its centre.
  useEffect(() => {
    if (count.current === chosen.length) return
    count.current = chosen.length
    const next = isFull ? 'ul button' : 'input'
    area.current?.querySelector<HTMLElement>(next)?.focus()
  }, [chosen.length, isFull])

  const found = text.trim() !== '' && peers.data ? peers.data.items : []
  const options = found
    .filter(({ centre }) => !chosen.some((one) => one.centre.id === centre.id))
    .map((peer) => ({
      id: peer.centre.id,
      label: centreNameOf(peer.centre),
      lang: peer.centre.names[0]?.language ?? undefined,
      note: [
        peer.institution,
        formats.countryName(peer.countryCode),
        peer.obstacle && t(`vouching.obstacles.${peer.obstacle}`),
      ]
        .filter(Boolean)
        .join(' · '),
      peer,
    }))
  const status = () => {
    if (text.trim() === '') return undefined
    if (peers.isError) return t('vouching.searchFailed')
    if (!peers.data || asked !== text.trim()) return t('vouching.looking')
    return options.length > 0 ? t('vouching.found', { number: formats.number(options.length) }) : t('vouching.none')
  }
  const choose = (peer: Peer) => {
    setText('')
    setRefused(peer.obstacle ? peer : undefined)
    if (!peer.obstacle) onChange([...chosen, peer])
  }

  return (
    <div ref={area} className={styles.part}>
      {chosen.length > 0 && (
        <ChipList label={t('vouching.chosen')}>
          {chosen.map(({ centre }) => (
            <Chip
              key={centre.id}
              label={centreNameOf(centre)}
              removeLabel={t('vouching.remove', { name: `\u2068${centreNameOf(centre)}\u2069` })}
              onRemove={() => onChange(chosen.filter((one) => one.centre.id !== centre.id))}
            />
          ))}
        </ChipList>
      )}
      {!isFull && (
        <Combobox
          id={id}
          label={t(chosen.length > 0 ? 'vouching.another' : 'vouching.one')}
          hint={t('vouching.searchHint')}
          placeholder={t('vouching.placeholder')}
          value={text}
          onChange={(text) => {
            setText(text)
            setRefused(undefined)
          }}
          options={options}
          onChoose={({ peer }) => choose(peer)}
          status={status()}
          clearLabel={t('vouching.clear')}
          error={
            refused?.obstacle
              ? t(`vouching.refused.${refused.obstacle}`, { name: `\u2068${centreNameOf(refused.centre)}\u2069` })
              : error
          }
        />
      )}
      <p className={styles.soft}>{t('vouching.told')}</p>
    </div>
  )
}
