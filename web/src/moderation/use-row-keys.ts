import { type RefObject, useEffect, useRef } from 'react'

type RowKeys = {
  list: RefObject<HTMLElement | null>
  isOn: boolean
  onToggle: (id: string) => void
}

const untyped = ['checkbox', 'radio', 'button']

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return !untyped.includes(target.type)
  return target.isContentEditable || ['TEXTAREA', 'SELECT'].includes(target.tagName)
}

/** The letter by its place on the keyboard where the keyboard writes another script. */
function commandOf({ key, code }: KeyboardEvent): string {
  if (key.length > 1 || /^[\x20-\x7e]$/.test(key)) return key.toLowerCase()
  return code.startsWith('Key') ? code.slice('Key'.length).toLowerCase() : key
}

/**
 * Moves along the rows of a list by j and k, and within it by the arrows. A row is its link, `data-row` with its id;
 * Enter opens it as it opens any link.
 */
export function useRowKeys({ list, isOn, onToggle }: RowKeys): void {
  const toggle = useRef(onToggle)
  toggle.current = onToggle

  useEffect(() => {
    if (!isOn) return
    const hear = (event: KeyboardEvent) => {
      const { ctrlKey, metaKey, altKey, shiftKey, target } = event
      if (event.defaultPrevented || event.isComposing || ctrlKey || metaKey || altKey || shiftKey) return
      if (isTyping(target) || document.querySelector('dialog[open]')) return
      const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
      const focused = document.activeElement
      const within = list.current?.contains(focused) ?? false
      const at = rows.findIndex((row) => row === focused || row.closest('li')?.contains(focused))
      const command = commandOf(event)

      const step = command === 'j' || (within && command === 'arrowdown') ? 1 : -1
      if (step === 1 || command === 'k' || (within && command === 'arrowup')) {
        const next = rows[at < 0 ? 0 : at + step]
        event.preventDefault()
        next?.focus()
      }
      if (command === 'x' && at >= 0) {
        event.preventDefault()
        toggle.current(rows[at]?.dataset.row ?? '')
      }
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [isOn, list])
}
