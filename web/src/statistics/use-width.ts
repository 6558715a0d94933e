import { type RefObject, useLayoutEffect, useState } from 'react'

/** As wide as the narrowest screen leaves it, where nothing can be measured. */
const narrowest = 288

/** How wide an element is, in whole pixels, whenever that changes. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(narrowest)
  useLayoutEffect(() => {
    const measured = element.current
    if (!measured) return
    const measure = () => setWidth(Math.floor(measured.clientWidth) || narrowest)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(measured)
    return () => observer.disconnect()
  }, [element])
  return width
}
