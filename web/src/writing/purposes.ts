import { type CentreProfile, type MessageSide, questionPurpose } from '@centres/contract'
import { useTranslation } from 'react-i18next'
import { useTerms } from '../i18n/terms.ts'
import type { SelectOption } from '../ui/select.tsx'
import type { Letter } from './letter-here.ts'

const visit = 'visit'

/** What a letter is about, in the reader's language. */
export function usePurposeName(): (purpose: string) => string {
  const { t } = useTranslation()
  const terms = useTerms()
  return (purpose) => (purpose === questionPurpose ? t('writing.question') : terms.label('collaboration', purpose))
}

/** A purpose and its side as one choice. */
export const choiceOf = ({ purpose, side }: Pick<Letter, 'purpose' | 'side'>) => (purpose ? `${side}/${purpose}` : '')

export function purposeOf(choice: string): Pick<Letter, 'purpose' | 'side'> {
  const [side = 'neither', purpose = ''] = choice.split('/')
  return { purpose, side: purpose ? (side as MessageSide) : 'neither' }
}

type Peer = Pick<CentreProfile, 'offers' | 'seeks'>

/** On which side a purpose stands with a centre, offers before wishes. */
export function sideOf({ offers, seeks }: Peer, purpose: string): MessageSide {
  if (offers.includes(purpose)) return 'they-offer'
  return seeks.includes(purpose) ? 'they-seek' : 'neither'
}

/** What the centre offers and seeks before what it says nothing of. */
export function usePurposeChoices({ offers, seeks }: Peer): SelectOption[] {
  const { t } = useTranslation()
  const terms = useTerms()
  const nameOf = usePurposeName()
  const all = terms.vocabulary('collaboration')?.terms ?? []
  const others = all
    .filter(({ code, isSelectable }) => isSelectable && code !== visit && sideOf({ offers, seeks }, code) === 'neither')
    .map(({ code }) => code)
  const groups: [MessageSide, string, string[]][] = [
    ['they-offer', t('writing.theyOffer'), offers],
    ['they-seek', t('writing.theySeek'), seeks],
    [
      'neither',
      t('writing.simply'),
      [questionPurpose, ...(sideOf({ offers, seeks }, visit) === 'neither' ? [visit] : [])],
    ],
    ['neither', t('writing.others'), others],
  ]
  return [
    { value: '', label: t('writing.choosePurpose') },
    ...groups.flatMap(([side, group, codes]) =>
      codes.map((purpose) => ({ value: choiceOf({ purpose, side }), label: nameOf(purpose), group })),
    ),
  ]
}
