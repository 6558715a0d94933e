import { Check, ChevronDown, type LucideIcon } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { buttonClass } from './button.tsx'
import { Icon } from './icon.tsx'
import styles from './menu.module.css'

export type MenuItem = { id: string; label: string; lang?: string | undefined; current?: boolean | undefined }

type MenuProps = { label: string; icon?: LucideIcon; items: readonly MenuItem[]; onChoose: (id: string) => void }

export function Menu({ label, icon, items, onChoose }: MenuProps) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const trigger = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (!open) return
    const start = items.findIndex((item) => item.current)
    const entries = list.current?.querySelectorAll('button')
    entries?.[Math.max(start, 0)]?.focus()
    const leave = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false)
    }
    document.addEventListener('pointerdown', leave)
    return () => document.removeEventListener('pointerdown', leave)
  }, [open, items])

  const close = () => {
    setOpen(false)
    trigger.current?.focus()
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const entries = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = entries.indexOf(document.activeElement as HTMLButtonElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: entries.length - 1 }[event.key]
    if (to !== undefined) {
      event.preventDefault()
      entries[(to + entries.length) % entries.length]?.focus()
    } else if (event.key === 'Escape') {
      event.stopPropagation()
      close()
    } else if (event.key === 'Tab') setOpen(false)
  }

  return (
    <div className={styles.menu} ref={root}>
      <button
        ref={trigger}
        type="button"
        className={buttonClass({ variant: 'plain', size: 'small' })}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {icon && <Icon icon={icon} />}
        {label}
        <Icon icon={ChevronDown} size={16} />
      </button>
      <div className={styles.list} id={id} role="menu" tabIndex={-1} hidden={!open} ref={list} onKeyDown={onKeyDown}>
        {items.map((item) => (
          <button
            key={item.id}
            type="button"
            className={styles.item}
            role="menuitemradio"
            aria-checked={item.current ?? false}
            tabIndex={-1}
            lang={item.lang}
            onClick={() => {
              close()
              onChoose(item.id)
            }}
          >
            <span className={styles.tick}>{item.current && <Icon icon={Check} size={16} />}</span>
            <bdi>{item.label}</bdi>
          </button>
        ))}
      </div>
    </div>
  )
}
