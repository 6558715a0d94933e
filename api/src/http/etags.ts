const opaque = (etag: string) => etag.trim().replace(/^W\//, '')

/** Whether a list of ETags, as a client sends it in If-None-Match, holds this one; weak and strong are the same here. */
export function holdsEtag(header: string | undefined, etag: string): boolean {
  if (!header) return false
  return header.trim() === '*' || header.split(',').some((one) => opaque(one) === opaque(etag))
}
