import { Link, useNavigate, useRouterState } from '@tanstack/react-router'
import { CircleUser } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, buttonClass } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { hasSignedIn } from './hint.ts'
import { useMe, useSignOut } from './me.ts'
import styles from './people.module.css'

/** Known before the server has answered, so that nothing in the header changes places when it does. */
export function useAccount() {
  const { me } = useMe()
  return { me, isSignedIn: me === undefined ? hasSignedIn() : me !== null }
}

/** Signs out and leaves what is no longer there to be seen. */
export function useLeave(): () => void {
  const signOut = useSignOut()
  const navigate = useNavigate()
  return () =>
    void signOut().then(
      () => navigate({ to: '/' }),
      () => navigate({ to: '/account' }),
    )
}

export function AccountMenu() {
  const { t } = useTranslation()
  const { me, isSignedIn } = useAccount()
  const leave = useLeave()
  const id = useId()
  const [open, setOpen] = useState(false)
  const area = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const path = useRouterState({ select: ({ location }) => location.pathname })

  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is what closes it
  useEffect(() => setOpen(false), [path])
  useEffect(() => {
    if (!open) return
    const close = ({ target }: Event) => {
      if (target instanceof Node && !area.current?.contains(target)) setOpen(false)
    }
    document.addEventListener('pointerdown', close)
    document.addEventListener('focusin', close)
    return () => {
      document.removeEventListener('pointerdown', close)
      document.removeEventListener('focusin', close)
    }
  }, [open])

  if (!isSignedIn) {
    return (
      <Link to="/sign-in" className={buttonClass({ variant: 'plain', size: 'small' })}>
        <span>{t('people.signIn')}</span>
      </Link>
    )
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return
    event.stopPropagation()
    setOpen(false)
    button.current?.focus()
  }
  const entry = classNames(buttonClass({ variant: 'plain', size: 'small' }), styles.entry)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears Escape for the button and the links within
    <div className={styles.menu} ref={area} onKeyDown={onKeyDown}>
      <Button
        ref={button}
        variant="plain"
        size="small"
        icon={CircleUser}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {t('people.account')}
      </Button>
      <div className={styles.list} id={id} hidden={!open}>
        {me && (
          <p className={styles.email}>
            <bdi dir="ltr">{me.email}</bdi>
          </p>
        )}
        <Link to="/my-centres" className={entry}>
          {t('keeping.title')}
        </Link>
        <Link to="/account" className={entry}>
          {t('people.myAccount')}
        </Link>
        {me && me.moderates.length > 0 && (
          <Link to="/moderate" className={entry}>
            {t('people.moderate')}
          </Link>
        )}
        <Button variant="plain" size="small" className={styles.entry} onClick={leave}>
          {t('people.signOut')}
        </Button>
      </div>
    </div>
  )
}
