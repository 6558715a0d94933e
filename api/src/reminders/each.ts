/** Does work for one person after the other. Where it fails for one, the others have theirs all the same. */
export async function forEach<One>(all: One[], work: (one: One) => Promise<void>): Promise<void> {
  const reasons: unknown[] = []
  for (const one of all) await work(one).catch((reason: unknown) => void reasons.push(reason))
  const [first] = reasons
  if (first !== undefined)
    throw new Error(`${reasons.length} of ${all.length} letters were not written`, { cause: first })
}
