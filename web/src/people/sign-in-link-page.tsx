import type { InterfaceLanguage } from '@centres/contract'
import { useMutation } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { LogIn } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { call } from '../app/call.ts'
import { useFailureText } from '../i18n/failure-text.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { statusOf, useSignedIn } from './me.ts'
import styles from './people.module.css'
import { returnPathOf } from './return-path.ts'
import { SignInForm } from './sign-in-form.tsx'

const route = getRouteApi('/sign-in/$token')

/** Who reads in a language that the address asks for goes on reading in it. */
function inLanguage(path: string, lang: string | undefined): string {
  const url = new URL(path, location.origin)
  if (lang && !url.searchParams.has('lang')) url.searchParams.set('lang', lang)
  return url.pathname + url.search
}

/** Where the link of a letter leads. Programs that look through mail open links too: only the button uses it up. */
export function SignInLinkPage() {
  const { t, i18n } = useTranslation()
  const { token } = route.useParams()
  const { to, lang } = route.useSearch()
  const { history } = useRouter()
  const noteSignedIn = useSignedIn()
  const goesTo = inLanguage(returnPathOf(to), lang)
  const signingIn = useMutation({
    mutationFn: () => call('POST /sessions', { body: { token, language: i18n.language as InterfaceLanguage } }),
    onSuccess: (me) => {
      noteSignedIn(me)
      // The way back must not lead to a link that is used up.
      history.replace(goesTo)
    },
  })
  const failure = useFailureText(signingIn.error, { asksAgain: false })
  const isUsedUp = [410, 400].includes(statusOf(signingIn.error) ?? 0)

  return (
    <div className={styles.page}>
      <PageTitle text={t('site.pageTitle', { page: t('people.signIn'), site: t('site.name') })} />
      <h1>{t('people.signIn')}</h1>
      {isUsedUp ? (
        <>
          <Notice tone="caution" live title={t('people.usedTitle')}>
            <p>{t('people.usedDetail')}</p>
          </Notice>
          <SignInForm returnTo={goesTo} />
        </>
      ) : (
        <>
          <p>{t('people.pressDetail')}</p>
          {signingIn.isError && (
            <Notice tone="error" live title={failure.title}>
              {failure.detail}
            </Notice>
          )}
          <div>
            <Button variant="primary" icon={LogIn} busy={signingIn.isPending} onClick={() => signingIn.mutate()}>
              {t('people.signIn')}
            </Button>
          </div>
        </>
      )}
    </div>
  )
}
