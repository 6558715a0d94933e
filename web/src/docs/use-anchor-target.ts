import { useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'
import { leadTo } from './lead-to.ts'

/** Leads to the part that the address names, also where it only now has arrived. */
export function useAnchorTarget(ready: boolean): void {
  const hash = useLocation({ select: (location) => location.hash })

  useEffect(() => {
    if (!ready || !hash) return
    // After the router's own scrolling, which knows only what was there when it ran.
    const frame = requestAnimationFrame(() => leadTo(hash))
    return () => cancelAnimationFrame(frame)
  }, [hash, ready])
}
