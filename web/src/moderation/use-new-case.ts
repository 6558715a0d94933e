import { useEffect, useRef } from 'react'
import { focusHeading } from '../ui/page-title.tsx'

/** The next case is a new page to its reader, though the router sees the same one with another id. */
export function useNewCase(id: string) {
  const before = useRef(id)
  useEffect(() => {
    if (before.current === id) return
    before.current = id
    scrollTo(0, 0)
    focusHeading()
  }, [id])
}
