import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import type { i18n } from 'i18next'
import { I18nextProvider } from 'react-i18next'
import type { createAppRouter } from './router.tsx'

type AppProps = { texts: i18n; queryClient: QueryClient; router: ReturnType<typeof createAppRouter> }

export function App({ texts, queryClient, router }: AppProps) {
  return (
    <I18nextProvider i18n={texts}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </I18nextProvider>
  )
}
