import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { buttonClass } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { useMe } from './me.ts'
import styles from './people.module.css'
import { returnPathOf } from './return-path.ts'
import { SignInForm } from './sign-in-form.tsx'

const route = getRouteApi('/sign-in')

export function SignInPage() {
  const { t } = useTranslation()
  const { to } = route.useSearch()
  const { me } = useMe()
  return (
    <div className={styles.page}>
      <PageTitle text={t('site.pageTitle', { page: t('people.signIn'), site: t('site.name') })} />
      <h1>{t('people.signIn')}</h1>
      {me ? (
        <Notice
          title={t('people.already', { email: `\u2068${me.email}\u2069` })}
          action={
            <Link to="/my-centres" className={buttonClass()}>
              {t('keeping.title')}
            </Link>
          }
        />
      ) : (
        <>
          <p>{t('people.intro')}</p>
          <SignInForm returnTo={to ? returnPathOf(to) : '/my-centres'} />
        </>
      )}
    </div>
  )
}
