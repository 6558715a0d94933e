import { X } from 'lucide-react'
import { type Map as MapLibreMap, Popup } from 'maplibre-gl'
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { IconButton } from '../ui/button.tsx'
import { type Foreign, ForeignText } from '../ui/text.tsx'
import type { Position } from './bounds.ts'
import styles from './same-spot.module.css'
import { useLatest } from './use-latest.ts'

export type Names = ReadonlyMap<string, Foreign>

type SameSpotProps = {
  map: MapLibreMap
  position: Position
  ids: readonly string[]
  title: string
  closeLabel: string
  nameOf: (ids: readonly string[]) => Promise<Names>
  onSelect: (id: string) => void
  onClose: () => void
}

/** Several centres that no zoom can part: a short list, so that each can be reached. */
export function SameSpot({ map, position, ids, title, closeLabel, nameOf, onSelect, onClose }: SameSpotProps) {
  const id = useId()
  const [element] = useState(() => document.createElement('div'))
  const [names, setNames] = useState<Names>()
  const latest = useLatest(nameOf)
  const close = useRef<HTMLButtonElement>(null)
  const [longitude, latitude] = position

  // Before the browser drops the focus with the elements that had it, which an ordinary effect comes too late for.
  useLayoutEffect(() => {
    const popup = new Popup({
      closeButton: false,
      closeOnClick: false,
      focusAfterOpen: false,
      offset: 18,
      maxWidth: 'none',
    })
      .setLngLat([longitude, latitude])
      .setDOMContent(element)
      .addTo(map)
    const before = document.activeElement
    close.current?.focus()
    return () => {
      const inside = element.contains(document.activeElement)
      popup.remove()
      if (!inside) return
      const back = before instanceof HTMLElement && before !== document.body && before.isConnected
      if (back) before.focus()
      else map.getCanvas().focus()
    }
  }, [map, longitude, latitude, element])

  useEffect(() => {
    let current = true
    latest.current(ids).then(
      (found) => current && setNames(found),
      () => current && setNames(new Map()),
    )
    return () => {
      current = false
    }
  }, [ids, latest])

  return createPortal(
    <div
      className={styles.popup}
      role="dialog"
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
    >
      <div className={styles.head}>
        <p className={styles.title} id={id}>
          {title}
        </p>
        <IconButton label={closeLabel} icon={X} size="small" onClick={onClose} ref={close} />
      </div>
      <ul className={styles.list} aria-busy={!names}>
        {ids.map((one) => (
          <li key={one}>
            <button type="button" className={styles.centre} onClick={() => onSelect(one)}>
              <ForeignText {...(names?.get(one) ?? { text: one })} />
            </button>
          </li>
        ))}
      </ul>
    </div>,
    element,
  )
}
