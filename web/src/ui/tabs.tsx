import type { LucideIcon } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { Icon } from './icon.tsx'
import styles from './tabs.module.css'

export type Tab<Id extends string = string> = { id: Id; label: string; icon?: LucideIcon }

type TabsProps<Id extends string> = {
  label: string
  /** Shared with the `TabPanel`s. */
  id: string
  tabs: readonly Tab<Id>[]
  selected: Id
  onSelect: (id: Id) => void
}

export function Tabs<Id extends string>({ label, id, tabs, selected, onSelect }: TabsProps<Id>) {
  const list = useRef<HTMLDivElement>(null)

  const step = (event: KeyboardEvent<HTMLDivElement>) => {
    const forward = getComputedStyle(event.currentTarget).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
    const backward = forward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft'
    const at = tabs.findIndex((tab) => tab.id === selected)
    const to = { [forward]: at + 1, [backward]: at - 1, Home: 0, End: tabs.length - 1 }[event.key]
    if (to === undefined) return
    const next = tabs[(to + tabs.length) % tabs.length]
    if (!next) return
    event.preventDefault()
    onSelect(next.id)
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus()
  }

  return (
    <div className={styles.tabs} role="tablist" aria-label={label} ref={list} onKeyDown={step}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          className={styles.tab}
          id={`${id}-tab-${tab.id}`}
          data-tab={tab.id}
          aria-controls={`${id}-panel-${tab.id}`}
          aria-selected={tab.id === selected}
          tabIndex={tab.id === selected ? 0 : -1}
          onClick={() => onSelect(tab.id)}
        >
          {tab.icon && <Icon icon={tab.icon} />}
          {tab.label}
        </button>
      ))}
    </div>
  )
}

type TabPanelProps = { tabs: string; id: string; selected: string; className?: string; children: ReactNode }

/** Stays in the document while another is shown, so that a map keeps its place. */
export function TabPanel({ tabs, id, selected, className, children }: TabPanelProps) {
  return (
    <div
      className={className}
      role="tabpanel"
      id={`${tabs}-panel-${id}`}
      aria-labelledby={`${tabs}-tab-${id}`}
      hidden={id !== selected}
    >
      {children}
    </div>
  )
}
