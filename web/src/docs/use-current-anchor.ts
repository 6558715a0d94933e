import { useEffect, useState } from 'react'

/** The last of these parts whose top the reader has passed. */
export function useCurrentAnchor(anchors: readonly string[]): string | undefined {
  const [current, setCurrent] = useState<string>()

  useEffect(() => {
    let frame = 0
    const look = () => {
      frame = 0
      const line = innerHeight / 4
      const passed = anchors.filter((anchor) => {
        const element = document.getElementById(anchor)
        return element !== null && element.getBoundingClientRect().top <= line
      })
      setCurrent(passed.at(-1))
    }
    const schedule = () => {
      frame ||= requestAnimationFrame(look)
    }
    schedule()
    addEventListener('scroll', schedule, { passive: true })
    addEventListener('resize', schedule)
    return () => {
      cancelAnimationFrame(frame)
      removeEventListener('scroll', schedule)
      removeEventListener('resize', schedule)
    }
  }, [anchors])

  return current
}
