import { cleanup, configure, render } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import { App } from '../../web/src/app/app.tsx'
import { createQueryClient } from '../../web/src/app/query-client.ts'
import { createAppRouter } from '../../web/src/app/router.tsx'
import { chooseLanguage } from '../../web/src/i18n/languages.ts'
import { createTexts } from '../../web/src/i18n/texts.ts'
import { facets, vocabularies } from './directory.ts'

// A busy machine is no fault of the page.
configure({ asyncUtilTimeout: 10_000 })

/** What the network answers: a body, or a response of its own. */
type Answer = (query: URLSearchParams, body: unknown) => unknown
/** By path, or by method and path. */
export type Answers = Record<string, Answer>

const usual: Answers = {
  '/v1/vocabularies': () => vocabularies,
  '/v1/centres/facets': () => facets(0),
}

/** A response as the API gives it. */
export function answer(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  const type = status < 400 ? 'application/json' : 'application/problem+json'
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': type, ...headers } })
}

export let asked: URL[] = []
/** What was sent with a body or to change something, in order. */
export let sent: { request: string; body: unknown }[] = []

function serve(answers: Answers) {
  vi.stubGlobal('fetch', async (address: string, { signal, method = 'GET', body }: RequestInit = {}) => {
    const url = new URL(address, location.origin)
    const request = `${method} ${url.pathname}`
    const given: unknown = typeof body === 'string' ? JSON.parse(body) : undefined
    asked.push(url)
    if (method !== 'GET') sent.push({ request, body: given })
    await Promise.resolve()
    signal?.throwIfAborted()
    const found = answers[request] ?? (method === 'GET' ? (answers[url.pathname] ?? usual[url.pathname]) : undefined)
    if (!found) return answer({ type: 'about:blank', title: 'Not found', status: 404, detail: 'Nothing here.' }, 404)
    const answered = await found(url.searchParams, given)
    return answered instanceof Response ? answered : answer(answered)
  })
}

/** Which media queries hold: by default a narrow screen, where the map waits for its tab. */
function stubScreen(holds: (query: string) => boolean) {
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: holds(query),
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }))
}

/** Room for the filters beside the list, none for the map: WebGL is the browser tests' matter. */
export const besideFilters = (query: string) => query.includes('80rem')

type Opening = { answers?: Answers; screen?: (query: string) => boolean }

export async function openSite(address: string, { answers = {}, screen = () => false }: Opening = {}) {
  serve(answers)
  stubScreen(screen)
  history.replaceState(null, '', address)
  const texts = await createTexts(chooseLanguage(new URLSearchParams(location.search).get('lang') ?? undefined))
  const queryClient = createQueryClient()
  const router = createAppRouter(queryClient)
  const user = userEvent.setup()
  const view = render(<App texts={texts} queryClient={queryClient} router={router} />)
  return { user, router, ...view }
}

/** jsdom has no workers: what ALTCHA's widget does with them is the browser tests' matter. */
class SolvedAtOnce extends HTMLElement {
  verify = async () => ({ payload: 'solved' })
  reset = () => undefined
}
customElements.define('altcha-widget', SolvedAtOnce)

let complaints: unknown[][] = []

beforeEach(() => {
  asked = []
  sent = []
  complaints = []
  localStorage.clear()
  vi.spyOn(console, 'error').mockImplementation((...words) => complaints.push(words))
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['en-GB'])
  vi.stubGlobal('scrollTo', () => undefined)
  Element.prototype.scrollIntoView ??= () => undefined
  // jsdom lays nothing out.
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  )
  // jsdom knows the element but not how to open it.
  HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) {
    this.open = true
  }
  HTMLDialogElement.prototype.close ??= function close(this: HTMLDialogElement) {
    this.open = false
  }
})

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  expect(complaints).toEqual([])
})
