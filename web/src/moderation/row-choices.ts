import type { Import } from '@centres/contract'

/** What is said of rows: that they are centres of their own, or which listed centre they are. */
export type RowChoices = { asNew: ReadonlySet<number>; sameAs: Readonly<Record<string, string>> }

/** Left out unless one of the others is chosen; an id is that of the record that the row is. */
export type RowChoice = 'out' | 'new' | (string & {})

export const choicesOf = ({ asNew, sameAs }: Import): RowChoices => ({ asNew: new Set(asNew), sameAs })

export function choiceOf({ asNew, sameAs }: RowChoices, number: number): RowChoice {
  if (asNew.has(number)) return 'new'
  return sameAs[number] ?? 'out'
}

export function withChoice({ asNew, sameAs }: RowChoices, number: number, choice: RowChoice): RowChoices {
  const others = Object.entries(sameAs).filter(([key]) => key !== String(number))
  return {
    asNew: new Set([...[...asNew].filter((one) => one !== number), ...(choice === 'new' ? [number] : [])]),
    sameAs: Object.fromEntries(choice === 'new' || choice === 'out' ? others : [...others, [String(number), choice]]),
  }
}

/** How many rows more, or fewer, are to be written than the check has counted. */
export function newlyChosen({ asNew, sameAs }: Import, chosen: RowChoices): number {
  const before = new Set([...asNew.map(String), ...Object.keys(sameAs)])
  const now = new Set([...[...chosen.asNew].map(String), ...Object.keys(chosen.sameAs)])
  return [...now].filter((one) => !before.has(one)).length - [...before].filter((one) => !now.has(one)).length
}

export const bodyOf = ({ asNew, sameAs }: RowChoices) => ({ asNew: [...asNew], sameAs: { ...sameAs } })
