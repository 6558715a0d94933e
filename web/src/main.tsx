import './ui/styles.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { createQueryClient } from './app/query-client.ts'
import { createAppRouter } from './app/router.tsx'
import { chooseLanguage, directionOf } from './i18n/languages.ts'
import { vocabularyList } from './i18n/terms.ts'
import { createTexts } from './i18n/texts.ts'
import { applyTheme } from './ui/theme.ts'

// Read by Zod when a page brings it along: it would try to compile, which the page's policy forbids and reports.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })

applyTheme()

const language = chooseLanguage(new URLSearchParams(location.search).get('lang') ?? undefined)
document.documentElement.lang = language
document.documentElement.dir = directionOf(language)

const queryClient = createQueryClient()
void queryClient.prefetchQuery(vocabularyList(language))

const router = createAppRouter(queryClient)
const texts = await createTexts(language)
const place = document.getElementById('root')
if (!place) throw new Error('The page has no element to show the atlas in')

createRoot(place).render(
  <StrictMode>
    <App texts={texts} queryClient={queryClient} router={router} />
  </StrictMode>,
)
