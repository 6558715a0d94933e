import type { AltchaWidgetElement } from 'altcha'
import type {} from 'altcha/types/react'
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CallFailed } from '../app/call.ts'
import styles from './people.module.css'

/** What goes with what a stranger sends. */
type Proof = { altcha: string; homepage: string }

/** Milliseconds after which a solution is made anew; the server takes it a little longer. */
const freshFor = 25 * 60_000

/**
 * Against programs that fill in forms: a challenge, solved while somebody fills theirs in, and a field that nobody sees.
 * `fields` belongs into the form, `proof` waits for the solution and spends it.
 */
export function useNoRobot(): { fields: ReactNode; proof: () => Promise<Proof> } {
  const widget = useRef<AltchaWidgetElement>(null)
  const solved = useRef<{ payload: string; at: number }>(undefined)
  const trap = useRef<HTMLInputElement>(null)

  const proof = async (): Promise<Proof> => {
    await import('./robot-widget.ts').catch((cause: unknown) => {
      throw new CallFailed('offline', { cause })
    })
    const kept = solved.current
    solved.current = undefined
    const isFresh = kept && performance.now() - kept.at < freshFor
    const payload = isFresh ? kept.payload : (await widget.current?.verify())?.payload
    solved.current = undefined
    widget.current?.reset()
    if (!payload) throw new CallFailed('broken')
    return { altcha: payload, homepage: trap.current?.value ?? '' }
  }
  const fields = (
    <NoRobotFields
      widget={widget}
      trap={trap}
      onSolved={(payload) => {
        solved.current = payload === undefined ? undefined : { payload, at: performance.now() }
      }}
    />
  )
  return { fields, proof }
}

type FieldsProps = {
  widget: RefObject<AltchaWidgetElement | null>
  trap: RefObject<HTMLInputElement | null>
  onSolved: (payload: string | undefined) => void
}

const configuration = JSON.stringify({
  hideLogo: true,
  hideFooter: true,
  humanInteractionSignature: false,
  minDuration: 0,
})

function NoRobotFields({ widget, trap, onSolved }: FieldsProps) {
  const { t, i18n } = useTranslation()
  const [isReady, setReady] = useState(false)
  const language = i18n.language
  const strings = {
    label: t('noRobot.label'),
    verifying: t('noRobot.verifying'),
    verified: t('noRobot.verified'),
    error: t('noRobot.error'),
    expired: t('noRobot.expired'),
    waitAlert: t('noRobot.verifying'),
  }
  useEffect(() => {
    // Where it does not load, sending says so.
    import('./robot-widget.ts').then(() => setReady(true)).catch(() => {})
  }, [])
  useEffect(() => {
    if (isReady) globalThis.$altcha?.i18n.set(language, strings)
  })
  useEffect(() => {
    const element = widget.current
    if (!isReady || !element) return
    const note = (event: Event) => {
      const { state, payload } = (event as CustomEvent<{ state: string; payload?: string }>).detail
      onSolved(state === 'verified' ? payload : undefined)
    }
    element.addEventListener('statechange', note)
    return () => element.removeEventListener('statechange', note)
  })

  return (
    <>
      <div className={styles.trap} aria-hidden="true">
        <label>
          {t('noRobot.leaveEmpty')}
          <input ref={trap} name="homepage" type="text" tabIndex={-1} autoComplete="off" defaultValue="" />
        </label>
      </div>
      {isReady && (
        <div key={language} className={styles.robot}>
          <altcha-widget
            ref={widget}
            challenge="/v1/challenge"
            auto="onfocus"
            type="native"
            language={language}
            configuration={configuration}
          />
        </div>
      )}
    </>
  )
}
