import { useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'

/** Leads to the part that the address names, also where it only now has arrived; reading and tabbing go on from there. */
export function useAnchorTarget(ready: boolean): void {
  const hash = useLocation({ select: (location) => location.hash })
  const visit = useLocation({ select: ({ state }) => state.__TSR_key })

  // biome-ignore lint/correctness/useExhaustiveDependencies: the same link chosen again is a visit of its own
  useEffect(() => {
    const target = hash ? document.getElementById(hash) : null
    if (!ready || !target) return
    // After the router's own scrolling, which knows only what was there when it ran.
    const frame = requestAnimationFrame(() => {
      target.scrollIntoView()
      target.tabIndex = -1
      target.focus({ preventScroll: true })
    })
    return () => cancelAnimationFrame(frame)
  }, [hash, visit, ready])
}
