import { useEffect, useRef, useState } from 'react'
import { type FileFacts, receiveFile, saveFile } from './receive-file.ts'

export type Download =
  | { phase: 'idle' | 'making' | 'cancelled' }
  | { phase: 'receiving'; received: number; size: number }
  | { phase: 'saved' | 'handedOver'; facts: FileFacts }
  | { phase: 'failed'; error: unknown }

const millisecondsBetweenFigures = 100

/** One download of one address, which ends when whoever shows it is gone. */
export function useDownload(address: string): { download: Download; start: () => void; cancel: () => void } {
  const [download, setDownload] = useState<Download>({ phase: 'idle' })
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => running.current?.abort(), [])

  const start = () => {
    running.current?.abort()
    const controller = new AbortController()
    running.current = controller
    const { signal } = controller
    setDownload({ phase: 'making' })
    let shownAt = 0
    const show = (received: number, size: number) => {
      if (performance.now() - shownAt < millisecondsBetweenFigures) return
      shownAt = performance.now()
      setDownload({ phase: 'receiving', received, size })
    }
    receiveFile(address, signal, show).then(
      (received) => {
        if (signal.aborted) return
        saveFile(address, received)
        setDownload({ phase: received.content ? 'saved' : 'handedOver', facts: received.facts })
      },
      (error) => {
        if (!signal.aborted) setDownload({ phase: 'failed', error })
      },
    )
  }
  const cancel = () => {
    running.current?.abort()
    setDownload({ phase: 'cancelled' })
  }
  return { download, start, cancel }
}
