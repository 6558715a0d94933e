import type { ReactNode } from 'react'
import styles from './text.module.css'

export type Foreign = { text: string; lang?: string | undefined; dir?: 'ltr' | 'rtl' | 'auto' | undefined }

/** Text in a language of its own, kept apart from the direction of the text around it. */
export function ForeignText({ text, lang, dir = 'auto' }: Foreign) {
  return (
    <bdi lang={lang} dir={dir}>
      {text}
    </bdi>
  )
}

export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className={styles.hidden}>{children}</span>
}

export function SkipLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a className={styles.skip} href={href}>
      {children}
    </a>
  )
}
