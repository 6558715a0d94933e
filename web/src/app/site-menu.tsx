import { Link, useRouterState } from '@tanstack/react-router'
import { Menu, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortlist } from '../centres/shortlist.ts'
import { useAccount, useLeave } from '../people/account-menu.tsx'
import { Button, IconButton } from '../ui/button.tsx'
import styles from './site-menu.module.css'

/** The pages of the site: side by side where there is room, else behind a button. */
export function SiteMenu() {
  const { t } = useTranslation()
  const id = useId()
  const [open, setOpen] = useState(false)
  const area = useRef<HTMLElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const path = useRouterState({ select: ({ location }) => location.pathname })

  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is what closes it
  useEffect(() => setOpen(false), [path])
  useEffect(() => {
    if (!open) return
    const leave = ({ target }: Event) => {
      if (target instanceof Node && !area.current?.contains(target)) setOpen(false)
    }
    document.addEventListener('pointerdown', leave)
    document.addEventListener('focusin', leave)
    return () => {
      document.removeEventListener('pointerdown', leave)
      document.removeEventListener('focusin', leave)
    }
  }, [open])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return
    event.stopPropagation()
    setOpen(false)
    button.current?.focus()
  }
  const close = () => setOpen(false)

  return (
    <nav className={styles.menu} aria-label={t('site.navigation')} ref={area} onKeyDown={onKeyDown}>
      <span className={styles.button}>
        <IconButton
          ref={button}
          label={t('site.menu')}
          icon={open ? X : Menu}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        />
      </span>
      <ul className={styles.pages} id={id} data-open={open || undefined}>
        <li>
          <Link to="/" className={styles.page} activeOptions={{ exact: true, includeSearch: false }} onClick={close}>
            {t('site.explore')}
          </Link>
        </li>
        <li>
          <Link to="/match" className={styles.page} activeOptions={{ includeSearch: false }} onClick={close}>
            {t('site.match')}
          </Link>
        </li>
        <li>
          <Link to="/statistics" className={styles.page} activeOptions={{ includeSearch: false }} onClick={close}>
            {t('statistics.title')}
          </Link>
        </li>
        <li>
          <Link to="/research" className={styles.page} activeOptions={{ includeSearch: false }} onClick={close}>
            {t('research.title')}
          </Link>
        </li>
        <li className={styles.yields}>
          <Link to="/about" className={styles.page} onClick={close}>
            {t('site.about')}
          </Link>
        </li>
        <li className={styles.further}>
          <Link to="/releases" className={styles.page} onClick={close}>
            {t('releases.title')}
          </Link>
        </li>
        <li className={styles.further}>
          <Link to="/docs" className={styles.page} onClick={close}>
            {t('site.reference')}
          </Link>
        </li>
        <li className={styles.asked}>
          <Link to="/register" className={styles.page} activeOptions={{ includeSearch: false }} onClick={close}>
            {t('registering.title')}
          </Link>
        </li>
        <ShortlistEntry onChoose={close} />
        <AccountEntries onChoose={close} />
      </ul>
    </nav>
  )
}

/** Only once there is something on it: whoever keeps no list has no use for an empty one. */
function ShortlistEntry({ onChoose }: { onChoose: () => void }) {
  const { t } = useTranslation()
  const count = useShortlist().length
  if (count === 0) return null
  return (
    <li className={styles.shortlist}>
      <Link to="/shortlist" className={styles.page} activeOptions={{ includeSearch: false }} onClick={onChoose}>
        {t('shortlist.menu', { size: count })}
      </Link>
    </li>
  )
}

/** On a phone, what the menu of the account holds elsewhere. */
function AccountEntries({ onChoose }: { onChoose: () => void }) {
  const { t } = useTranslation()
  const { me, isSignedIn } = useAccount()
  const leave = useLeave()
  if (!isSignedIn) {
    return (
      <li className={styles.further}>
        <Link to="/sign-in" className={styles.page} onClick={onChoose}>
          {t('people.signIn')}
        </Link>
      </li>
    )
  }
  return (
    <>
      <li className={styles.further}>
        <Link to="/my-centres" className={styles.page} onClick={onChoose}>
          {t('keeping.title')}
        </Link>
      </li>
      <li className={styles.further}>
        <Link to="/account" className={styles.page} onClick={onChoose}>
          {t('people.myAccount')}
        </Link>
      </li>
      {me && me.moderates.length > 0 && (
        <li className={styles.further}>
          <Link to="/moderate" className={styles.page} onClick={onChoose}>
            {t('people.moderate')}
          </Link>
        </li>
      )}
      <li className={styles.further}>
        <Button
          variant="plain"
          size="small"
          onClick={() => {
            onChoose()
            leave()
          }}
        >
          {t('people.signOut')}
        </Button>
      </li>
    </>
  )
}
