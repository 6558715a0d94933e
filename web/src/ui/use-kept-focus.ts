import { type RefObject, useEffect, useRef } from 'react'

/** When what held the focus has gone with its work done, a button that was pressed, the focus goes on to another element. */
export function useKeptFocus(area: RefObject<HTMLElement | null>, next: RefObject<HTMLElement | null>): void {
  const last = useRef<Node>(null)

  useEffect(() => {
    const element = area.current
    const note = ({ target }: FocusEvent) => {
      last.current = target instanceof Node ? target : null
    }
    element?.addEventListener('focusin', note)
    return () => element?.removeEventListener('focusin', note)
  }, [area])

  useEffect(() => {
    if (!last.current || last.current.isConnected || document.activeElement !== document.body) return
    last.current = null
    next.current?.focus({ preventScroll: true })
  })
}
