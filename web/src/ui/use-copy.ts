import { useState } from 'react'

/** Copies a text, and says how it went until the next one is copied. */
export function useCopy(): { status: 'copied' | 'copyFailed' | undefined; copy: (text: string) => void } {
  const [status, setStatus] = useState<'copied' | 'copyFailed'>()
  const copy = (text: string) => {
    setStatus(undefined)
    const written = navigator.clipboard
      ? navigator.clipboard.writeText(text)
      : Promise.reject(new Error('no clipboard'))
    written.then(
      () => setStatus('copied'),
      () => setStatus('copyFailed'),
    )
  }
  return { status, copy }
}
