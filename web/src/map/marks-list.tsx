import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import type { Mark } from './in-view.ts'
import styles from './marks-list.module.css'

type MarksListProps = {
  label: string
  marks: readonly Mark[]
  nameOf: (mark: Mark) => string
  onOpen: (mark: Mark) => void
  onFocus: (mark: Mark | undefined) => void
}

/**
 * The keyboard's way over the map: one stop in the page's tab order, from which the arrow keys go through all that is
 * in view. The buttons lie over their points and show only their focus.
 */
export function MarksList({ label, marks, nameOf, onOpen, onFocus }: MarksListProps) {
  const list = useRef<HTMLUListElement>(null)
  const within = useRef<HTMLElement>(null)
  const [current, setCurrent] = useState<number>()
  const at = Math.max(
    0,
    marks.findIndex((mark) => mark.first === current),
  )

  // The point that had the focus may be gone after the map has moved: keep the reader's place among what is there now,
  // before the page finds that nothing has the focus and puts it elsewhere.
  useLayoutEffect(() => {
    if (!marks.length || !within.current || within.current.isConnected) return
    if (document.activeElement !== document.body) return
    list.current?.querySelectorAll('button')[at]?.focus()
  }, [marks, at])

  const step = (event: KeyboardEvent) => {
    const to = {
      ArrowRight: at + 1,
      ArrowDown: at + 1,
      ArrowLeft: at - 1,
      ArrowUp: at - 1,
      Home: 0,
      End: marks.length - 1,
    }[event.key]
    if (to === undefined || !marks.length) return
    event.preventDefault()
    list.current?.querySelectorAll('button')[(to + marks.length) % marks.length]?.focus()
  }

  return (
    <ul
      className={styles.marks}
      aria-label={label}
      ref={list}
      onKeyDown={step}
      onBlur={(event) => {
        // With no new element the browser has dropped the focus because its button went away.
        if (event.relatedTarget && !list.current?.contains(event.relatedTarget)) within.current = null
        if (!within.current) onFocus(undefined)
      }}
    >
      {marks.map((mark, index) => (
        <li key={mark.first}>
          <button
            type="button"
            className={styles.mark}
            style={{ left: mark.x, top: mark.y }}
            tabIndex={index === at ? 0 : -1}
            onFocus={({ target }) => {
              within.current = target
              setCurrent(mark.first)
              onFocus(mark)
            }}
            onClick={() => onOpen(mark)}
          >
            {nameOf(mark)}
          </button>
        </li>
      ))}
    </ul>
  )
}
