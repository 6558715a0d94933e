import { type RefObject, useEffect, useRef } from 'react'

type Held = { element: Element; group: HTMLElement | null }

/**
 * When what held the focus has gone with its work done, a button that was pressed, or because it no longer applies, an
 * option that counts nothing now, the focus goes on: within its group where that is still there, else to another element.
 */
export function useKeptFocus(area: RefObject<HTMLElement | null>, next: RefObject<HTMLElement | null>): void {
  const last = useRef<Held>(null)

  useEffect(() => {
    const element = area.current
    const note = ({ target }: FocusEvent) => {
      last.current = target instanceof Element ? { element: target, group: target.closest('fieldset') } : null
    }
    // Whoever clicks on nothing has left it themselves.
    const leave = () => {
      last.current = null
    }
    const keep = () => {
      if (!last.current || last.current.element.isConnected || document.activeElement !== document.body) return
      const { group } = last.current
      last.current = null
      const near = group?.isConnected ? group.querySelector<HTMLElement>('input, button') : null
      const target = near ?? next.current
      target?.focus({ preventScroll: true })
      // Only as far as it takes to see it.
      target?.scrollIntoView({ block: 'nearest' })
    }
    const changes = new MutationObserver(keep)
    if (element) changes.observe(element, { childList: true, subtree: true })
    element?.addEventListener('focusin', note)
    document.addEventListener('pointerdown', leave)
    return () => {
      changes.disconnect()
      element?.removeEventListener('focusin', note)
      document.removeEventListener('pointerdown', leave)
    }
  }, [area, next])
}
