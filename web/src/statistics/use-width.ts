import { type RefObject, useLayoutEffect, useState } from 'react'
import { useMediaQuery } from '../ui/use-media-query.ts'

/** As wide as the narrowest screen leaves it, where nothing can be measured. */
const narrowest = 288
/** One of two columns on A4 or Letter: paper is not measured before it is printed. */
const columnOnPaper = 320

/** How wide an element is, in whole pixels, whenever that changes; on paper, as wide as a column. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(narrowest)
  const isOnPaper = useMediaQuery('print')
  useLayoutEffect(() => {
    const measured = element.current
    if (!measured) return
    const measure = () => setWidth(Math.floor(measured.clientWidth) || narrowest)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(measured)
    return () => observer.disconnect()
  }, [element])
  return isOnPaper ? columnOnPaper : width
}
