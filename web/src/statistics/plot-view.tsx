import { useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { directionOf } from '../i18n/languages.ts'
import styles from './plot-view.module.css'
import { useWidth } from './use-width.ts'

export type Canvas = {
  /** Pixels. */
  width: number
  /** How large the reader's letters are, 1 being the browser's own size. */
  unit: number
  isRtl: boolean
}

export type Drawing = (canvas: Canvas) => SVGSVGElement | HTMLElement

const browserLetters = 16
const lettersOf = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || browserLetters

type PlotViewProps = { draw: Drawing; labelledBy: string; describedBy: string }

/** A drawing as wide as its place. To those who do not see it, it is its title and the sentence that sums it up. */
export function PlotView({ draw, labelledBy, describedBy }: PlotViewProps) {
  const place = useRef<HTMLDivElement>(null)
  const width = useWidth(place)
  const isRtl = directionOf(useTranslation().i18n.language) === 'rtl'

  useLayoutEffect(() => {
    const drawn = draw({ width, unit: lettersOf() / browserLetters, isRtl })
    // Its rules stand in plot-view.module.css: the policy of the site allows no style sheet inside a page.
    drawn.querySelector('style')?.remove()
    for (const part of drawn.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label')
    place.current?.replaceChildren(drawn)
  }, [draw, width, isRtl])

  return (
    <div className={styles.plot} role="img" aria-labelledby={labelledBy} aria-describedby={describedBy} ref={place} />
  )
}
