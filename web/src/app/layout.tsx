import { Link, Outlet, useNavigate, useRouter, useRouterState, useSearch } from '@tanstack/react-router'
import { Languages, SunMoon } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { CiteButton } from '../citing/cite-button.tsx'
import { chooseLanguage, interfaceLanguages, ownNameOf, rememberLanguage } from '../i18n/languages.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { AccountMenu } from '../people/account-menu.tsx'
import { contentId, focusHeading } from '../ui/page-title.tsx'
import { Select } from '../ui/select.tsx'
import { SkipLink } from '../ui/text.tsx'
import { chooseTheme, themes, useTheme } from '../ui/theme.ts'
import styles from './layout.module.css'
import { forgetServedHead } from './served-head.ts'
import { SiteMenu } from './site-menu.tsx'

export function Layout() {
  const { t } = useTranslation()
  const { lang } = useSearch({ from: '__root__' })
  useLanguage(chooseLanguage(lang))
  useNewPage()

  return (
    <div className={styles.site}>
      <SkipLink href={`#${contentId}`}>{t('site.skipToContent')}</SkipLink>
      <header className={styles.header}>
        <Link to="/" className={styles.wordmark}>
          {t('site.name')}
        </Link>
        <SiteMenu />
        <div className={styles.choosers}>
          <span className={styles.wide}>
            <AccountMenu />
          </span>
          <LanguageChooser />
        </div>
      </header>
      <main className={styles.content} id={contentId} tabIndex={-1}>
        <Outlet />
      </main>
      <Footer />
    </div>
  )
}

function LanguageChooser() {
  const { t, i18n } = useTranslation()
  const navigate = useNavigate()
  return (
    <Select
      compact
      hideLabel
      icon={Languages}
      label={t('site.language')}
      value={i18n.language}
      options={interfaceLanguages.map((value) => ({ value, label: ownNameOf(value), lang: value }))}
      onChange={(lang) => {
        rememberLanguage(lang)
        void navigate({ to: '.', search: (search) => ({ ...search, lang }), replace: true, resetScroll: false })
      }}
    />
  )
}

function ThemeChooser() {
  const { t } = useTranslation()
  const theme = useTheme()
  return (
    <Select
      compact
      hideLabel
      icon={SunMoon}
      label={t('site.theme')}
      value={theme}
      options={themes.map((value) => ({ value, label: t(`site.themes.${value}`) }))}
      onChange={chooseTheme}
    />
  )
}

function Footer() {
  const { t } = useTranslation()
  return (
    <footer className={styles.footer}>
      <p>{t('footer.data')}</p>
      <p>{t('footer.places')}</p>
      <div className={styles.links}>
        <Link to="/">{t('site.explore')}</Link>
        <Link to="/match">{t('site.match')}</Link>
        <Link to="/statistics">{t('statistics.title')}</Link>
        <Link to="/research">{t('research.title')}</Link>
        <Link to="/releases">{t('releases.title')}</Link>
        <Link to="/register">{t('registering.title')}</Link>
        <Link to="/about">{t('footer.about')}</Link>
        <Link to="/docs">{t('footer.api')}</Link>
        <CiteButton subject={{ kind: 'set', filters: {} }} label={t('citing.citeAtlas')} plain />
        <ThemeChooser />
      </div>
    </footer>
  )
}

/** What follows a record's id is cosmetic and makes no new page, unless it is a page about the record. */
function pageOf(path: string, routes: object): string {
  const [, record, part] = /^(\/centres\/[^/]+)\/([^/]+)$/.exec(path) ?? []
  return record && !(`/centres/$id/${part}` in routes) ? record : path
}

/** A new page starts at its heading, for those who hear it; the first page starts where the browser starts. */
function useNewPage() {
  const { routesByPath } = useRouter()
  const path = useRouterState({
    select: ({ resolvedLocation }) => resolvedLocation && pageOf(resolvedLocation.pathname, routesByPath),
  })
  const before = useRef(path)
  useEffect(() => {
    const isFirst = before.current === undefined
    if (before.current === path) return
    before.current = path
    if (isFirst) return
    forgetServedHead()
    focusHeading()
  }, [path])
}
