/** Anchors of the parts that stand before the operations, and the names of their texts. */
export const introductionParts = ['start', 'pages', 'limits', 'versions', 'problems'] as const

/** The kinds of problem, as the API's answers link to them: `/docs#problem-not-found`. */
export const problemKinds = [
  [400, 'invalid-request'],
  [404, 'not-found'],
  [405, 'method-not-allowed'],
  [410, 'withdrawn'],
  [413, 'body-too-large'],
  [414, 'address-too-long'],
  [415, 'unsupported-media-type'],
  [416, 'range-not-satisfiable'],
  [429, 'too-many-requests'],
  [431, 'header-too-large'],
  [500, 'internal-error'],
  [503, 'unavailable'],
] as const

export function problemAnchor(status: string): string | undefined {
  const kind = problemKinds.find(([known]) => String(known) === status)
  return kind && `problem-${kind[1]}`
}
