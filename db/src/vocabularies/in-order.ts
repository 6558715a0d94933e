type Placed = { code: string; broader: string | null; origin: 'seeds' | 'moderators' }

/**
 * Terms of one vocabulary as readers see them: those of the seeds in the order of their file, one by moderators after
 * the last of its family, or at the end, and other after all. So a newer file never parts a term from its family.
 */
export function inOrder<Term extends Placed>(terms: Term[]): Term[] {
  const ordered = terms.filter(({ origin, code }) => origin === 'seeds' && code !== 'other')
  const added = terms.filter(({ origin, code }) => origin === 'moderators' && code !== 'other')
  for (const term of added) {
    const family = ordered.findLastIndex(
      ({ code, broader }) => term.broader !== null && (code === term.broader || broader === term.broader),
    )
    ordered.splice(family < 0 ? ordered.length : family + 1, 0, term)
  }
  return [...ordered, ...terms.filter(({ code }) => code === 'other')]
}
