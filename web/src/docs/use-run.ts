import { useEffect, useRef, useState } from 'react'
import { type Outcome, sendRequest } from './send-request.ts'

export type Run = {
  isRunning: boolean
  outcome: Outcome | undefined
  failed: boolean
  /** With the ETag of an answer at hand the server is asked whether it still holds. */
  start: (address: string, etag?: string) => void
  forget: () => void
}

export function useRun(): Run {
  const [isRunning, setRunning] = useState(false)
  const [outcome, setOutcome] = useState<Outcome>()
  const [failed, setFailed] = useState(false)
  const running = useRef<AbortController>(undefined)

  useEffect(() => () => running.current?.abort(), [])

  const stop = () => {
    running.current?.abort()
    setRunning(false)
  }

  return {
    isRunning,
    outcome,
    failed,
    start(address, etag) {
      stop()
      const controller = new AbortController()
      running.current = controller
      setRunning(true)
      sendRequest(address, etag, controller.signal)
        .then((answer) => {
          setOutcome(answer)
          setFailed(false)
        })
        .catch(() => {
          if (controller.signal.aborted) return
          setOutcome(undefined)
          setFailed(true)
        })
        .finally(() => {
          if (running.current === controller) setRunning(false)
        })
    },
    forget() {
      stop()
      setOutcome(undefined)
      setFailed(false)
    },
  }
}
