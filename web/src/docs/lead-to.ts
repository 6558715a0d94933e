/** Puts a part of the page before the reader; reading and tabbing go on from there. */
export function leadTo(anchor: string): void {
  const target = document.getElementById(anchor)
  if (!target) return
  target.scrollIntoView()
  target.tabIndex = -1
  target.focus({ preventScroll: true })
}
