import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { IconButton } from './button.tsx'
import { classNames } from './class-names.ts'
import styles from './dialog.module.css'

type DialogProps = {
  open: boolean
  onClose: () => void
  title: string
  closeLabel: string
  children: ReactNode
  /** Stays in view under what scrolls. */
  actions?: ReactNode
}

export function Dialog(props: DialogProps) {
  return <Modal {...props} shape={styles.dialog} />
}

/** A dialog along one edge, for what belongs to the page behind it: filters on a phone. */
export function Sheet({ side = 'bottom', ...props }: DialogProps & { side?: 'start' | 'end' | 'bottom' }) {
  return <Modal {...props} shape={classNames(styles.sheet, styles[side])} />
}

/** The native element traps the focus and makes the page behind inert; giving it back is left to us when React unmounts it. */
function Modal({
  open,
  onClose,
  title,
  closeLabel,
  children,
  actions,
  shape,
}: DialogProps & { shape?: string | undefined }) {
  const id = useId()
  const element = useRef<HTMLDialogElement>(null)

  useEffect(() => {
    const dialog = element.current
    if (!open || !dialog) return
    const before = document.activeElement
    dialog.showModal()
    return () => {
      dialog.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [open])

  if (!open) return null
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the keyboard's way, and the dialog hears it itself
    <dialog
      ref={element}
      className={classNames(styles.modal, shape)}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => {
        if (event.target === element.current) onClose()
      }}
    >
      <div className={styles.frame}>
        <div className={styles.head}>
          <h2 className={styles.title} id={id}>
            {title}
          </h2>
          <IconButton label={closeLabel} icon={X} onClick={onClose} />
        </div>
        <div className={styles.body}>{children}</div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
    </dialog>
  )
}
