/** A page of this site to go on to; anything else leads to the front page. */
export function returnPathOf(to: unknown): string {
  if (typeof to !== 'string' || !/^\/(?![/\\])/.test(to)) return '/'
  try {
    const url = new URL(to, location.origin)
    return url.origin === location.origin ? url.pathname + url.search : '/'
  } catch {
    return '/'
  }
}
