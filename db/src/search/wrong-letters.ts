/** How many letters are wrong, missing or too many; two neighbours that changed places are one (optimal string alignment). */
export function wrongLetters(written: string, meant: string): number {
  const [from, to] = [[...written], [...meant]]
  let beforeLast: number[] = []
  let last = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (const [row, letter] of from.entries()) {
    const current = [row + 1]
    for (const [column, other] of to.entries()) {
      const least = Math.min(
        (last[column] as number) + (letter === other ? 0 : 1),
        (last[column + 1] as number) + 1,
        (current[column] as number) + 1,
      )
      const isSwapped = row > 0 && column > 0 && letter === to[column - 1] && from[row - 1] === other
      current.push(isSwapped ? Math.min(least, (beforeLast[column - 1] as number) + 1) : least)
    }
    beforeLast = last
    last = current
  }
  return last[to.length] as number
}

/** A word with each two neighbouring letters changed in turn. */
export function swapsOf(word: string): string[] {
  const letters = [...word]
  return letters
    .slice(1)
    .map((letter, at) => [...letters.slice(0, at), letter, letters[at], ...letters.slice(at + 2)].join(''))
}
