/** Says at most one thing a second, and always the first. */
export function oncePerSecond(say: (text: string) => void): (text: string) => void {
  let last = Number.NEGATIVE_INFINITY
  return (text) => {
    if (performance.now() - last < 1000) return
    last = performance.now()
    say(text)
  }
}
