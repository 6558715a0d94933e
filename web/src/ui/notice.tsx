import { CircleCheck, Info, type LucideIcon, OctagonAlert, TriangleAlert } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import styles from './notice.module.css'

type Tone = 'info' | 'caution' | 'error' | 'done'

type NoticeProps = {
  tone?: Tone
  title?: string
  children?: ReactNode
  action?: ReactNode
  /** Spoken when it appears; an error at once, the rest when the reader pauses. */
  live?: boolean
}

const drawings: Record<Tone, LucideIcon> = {
  info: Info,
  caution: TriangleAlert,
  error: OctagonAlert,
  done: CircleCheck,
}

export function Notice({ tone = 'info', title, children, action, live = false }: NoticeProps) {
  const box = useRef<HTMLDivElement>(null)
  const isAnswer = live && tone === 'done'
  useEffect(() => {
    // It stands in the place of the button that was pressed, and the focus went with that.
    if (isAnswer && document.activeElement === document.body) box.current?.focus({ preventScroll: true })
  }, [isAnswer])
  const role = live ? (tone === 'error' ? 'alert' : 'status') : undefined
  return (
    <div ref={box} className={classNames(styles.notice, styles[tone])} role={role} tabIndex={isAnswer ? -1 : undefined}>
      <span className={styles.mark}>
        <Icon icon={drawings[tone]} size={20} />
      </span>
      <div className={styles.content}>
        <div className={styles.text}>
          {title && <p className={styles.title}>{title}</p>}
          {children && <div>{children}</div>}
        </div>
        {action && <div className={styles.action}>{action}</div>}
      </div>
    </div>
  )
}
