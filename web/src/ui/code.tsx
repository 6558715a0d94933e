import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { IconButton } from './button.tsx'
import styles from './code.module.css'
import { jsonTokens } from './json-tokens.ts'
import { VisuallyHidden } from './text.tsx'

type CodeProps = {
  label: string
  text: string
  isJson?: boolean
  canCopy?: boolean
  copyLabel: string
  copiedText: string
}

/** Code reads left to right in every language, scrolls by keyboard, and is copied with one press. */
export function Code({ label, text, isJson = false, canCopy = true, copyLabel, copiedText }: CodeProps) {
  return (
    <div className={styles.block} dir="ltr" lang="en">
      {/* biome-ignore lint/a11y/useSemanticElements: what scrolls needs a name, and none of the elements that have this role holds code */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keyboard */}
      <pre className={styles.code} role="group" aria-label={label} tabIndex={0}>
        <code>{isJson ? <JsonText text={text} /> : text}</code>
      </pre>
      {canCopy && <CopyButton text={text} label={copyLabel} done={copiedText} />}
    </div>
  )
}

function JsonText({ text }: { text: string }) {
  return jsonTokens(text).map(({ kind, text }, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: tokens never change places
    <span key={at} className={styles[kind]}>
      {text}
    </span>
  ))
}

const milliseconds = 2000

function CopyButton({ text, label, done }: { text: string; label: string; done: string }) {
  const [copied, setCopied] = useState(false)

  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), milliseconds)
    return () => clearTimeout(timer)
  }, [copied])

  return (
    <span className={styles.copy}>
      <IconButton
        size="small"
        label={label}
        icon={copied ? Check : Copy}
        onClick={() => {
          void navigator.clipboard?.writeText(text).then(() => setCopied(true))
        }}
      />
      <span role="status">{copied && <VisuallyHidden>{done}</VisuallyHidden>}</span>
    </span>
  )
}
