import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
  retainSearchParams,
} from '@tanstack/react-router'
import { parseCompareSearch } from '../centres/compare-search.ts'
import { ExplorePage } from '../centres/explore-page.tsx'
import { parseExploreSearch } from '../centres/explore-search.ts'
import { parseMatchSearch } from '../centres/match-search.ts'
import { parseIds } from '../centres/shortlist.ts'
import { parseFilters } from '../filters/filters.ts'
import { interfaceLanguageOf } from '../i18n/languages.ts'
import { parseActsSearch } from '../moderation/acts-search.ts'
import { parseQueueSearch } from '../moderation/queue-search.ts'
import { parseRecordSearch } from '../moderation/record-search.ts'
import { parseRegisterSearch } from '../registering/register-search.ts'
import { parsePurpose } from '../writing/purpose-search.ts'
import { parseAddress, writeAddress } from './address.ts'
import { FailurePage } from './failure-page.tsx'
import { Layout } from './layout.tsx'
import { MissingPage } from './missing-page.tsx'

type SiteSearch = { lang?: string }

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  validateSearch: (raw: Record<string, unknown>): SiteSearch => {
    const lang = interfaceLanguageOf(raw.lang)
    return lang ? { lang } : {}
  },
  search: { middlewares: [retainSearchParams<SiteSearch>(['lang'])] },
  component: Layout,
  notFoundComponent: MissingPage,
})

const explore = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: parseExploreSearch,
  component: ExplorePage,
})

const profile = createRoute({
  getParentRoute: () => root,
  path: '/centres/$id/{-$slug}',
  component: lazyRouteComponent(() => import('../centres/profile-page.tsx'), 'ProfilePage'),
})

const shortlist = createRoute({
  getParentRoute: () => root,
  path: '/shortlist',
  validateSearch: parseIds,
  component: lazyRouteComponent(() => import('./chosen-pages.tsx'), 'ShortlistPage'),
})

const compare = createRoute({
  getParentRoute: () => root,
  path: '/compare',
  validateSearch: parseCompareSearch,
  component: lazyRouteComponent(() => import('./chosen-pages.tsx'), 'ComparePage'),
})

const match = createRoute({
  getParentRoute: () => root,
  path: '/match',
  validateSearch: parseMatchSearch,
  component: lazyRouteComponent(() => import('../centres/match-page.tsx'), 'MatchPage'),
})

const about = createRoute({
  getParentRoute: () => root,
  path: '/about',
  component: lazyRouteComponent(() => import('../about/about-page.tsx'), 'AboutPage'),
})

const docs = createRoute({
  getParentRoute: () => root,
  path: '/docs',
  component: lazyRouteComponent(() => import('../docs/docs-page.tsx'), 'DocsPage'),
})

const set = createRoute({
  getParentRoute: () => root,
  path: '/sets/$id',
  component: lazyRouteComponent(() => import('./kept-set-page.tsx'), 'KeptSetPage'),
})

const statistics = createRoute({
  getParentRoute: () => root,
  path: '/statistics',
  validateSearch: parseFilters,
  component: lazyRouteComponent(() => import('../statistics/statistics-page.tsx'), 'StatisticsPage'),
})

const research = createRoute({
  getParentRoute: () => root,
  path: '/research',
  validateSearch: parseFilters,
  component: lazyRouteComponent(() => import('../research/research-page.tsx'), 'ResearchPage'),
})

const dictionary = createRoute({
  getParentRoute: () => root,
  path: '/research/dictionary',
  component: lazyRouteComponent(() => import('../research/dictionary-page.tsx'), 'DictionaryPage'),
})

const releases = createRoute({
  getParentRoute: () => root,
  path: '/releases',
  component: lazyRouteComponent(() => import('../releases/releases-page.tsx'), 'ReleasesPage'),
})

const release = createRoute({
  getParentRoute: () => root,
  path: '/releases/$number',
  component: lazyRouteComponent(() => import('../releases/release-page.tsx'), 'ReleasePage'),
})

const queue = createRoute({
  getParentRoute: () => root,
  path: '/moderate',
  validateSearch: parseQueueSearch,
  component: lazyRouteComponent(() => import('./moderation-pages.tsx'), 'QueuePage'),
})

const registrationCase = createRoute({
  getParentRoute: () => root,
  path: '/moderate/registrations/$id',
  validateSearch: parseQueueSearch,
  component: lazyRouteComponent(() => import('./moderation-pages.tsx'), 'RegistrationCasePage'),
})

const moderatedRecord = createRoute({
  getParentRoute: () => root,
  path: '/moderate/centres/$id',
  validateSearch: parseRecordSearch,
  component: lazyRouteComponent(() => import('./moderation-pages.tsx'), 'RecordPage'),
})

const look = createRoute({
  getParentRoute: () => root,
  path: '/moderate/looks/$id',
  validateSearch: parseQueueSearch,
  component: lazyRouteComponent(() => import('./moderation-pages.tsx'), 'LookPage'),
})

const claimCase = createRoute({
  getParentRoute: () => root,
  path: '/moderate/claims/$id',
  validateSearch: parseQueueSearch,
  component: lazyRouteComponent(() => import('./moderation-pages.tsx'), 'ClaimedCasePage'),
})

const wordCase = createRoute({
  getParentRoute: () => root,
  path: '/moderate/vocabulary/$id',
  validateSearch: parseQueueSearch,
  component: lazyRouteComponent(() => import('./moderation-pages.tsx'), 'WordCasePage'),
})

const acts = createRoute({
  getParentRoute: () => root,
  path: '/moderate/acts',
  validateSearch: parseActsSearch,
  component: lazyRouteComponent(() => import('./moderation-pages.tsx'), 'ActsPage'),
})

const staff = createRoute({
  getParentRoute: () => root,
  path: '/moderate/people',
  component: lazyRouteComponent(() => import('./moderation-pages.tsx'), 'StaffPage'),
})

const deadLetters = createRoute({
  getParentRoute: () => root,
  path: '/moderate/letters',
  component: lazyRouteComponent(() => import('./moderation-pages.tsx'), 'LettersPage'),
})

const reminder = createRoute({
  getParentRoute: () => root,
  path: '/reminders/$token',
  component: lazyRouteComponent(() => import('../reminders/reminder-page.tsx'), 'ReminderPage'),
})

const unsubscribe = createRoute({
  getParentRoute: () => root,
  path: '/unsubscribe/$token',
  component: lazyRouteComponent(() => import('../reminders/unsubscribe-page.tsx'), 'UnsubscribePage'),
})

const imports = createRoute({
  getParentRoute: () => root,
  path: '/moderate/imports',
  component: lazyRouteComponent(() => import('./moderation-pages.tsx'), 'ImportsPage'),
})

const oneImport = createRoute({
  getParentRoute: () => root,
  path: '/moderate/imports/$id',
  component: lazyRouteComponent(() => import('./moderation-pages.tsx'), 'ImportPage'),
})

/** Of an address of this kind only the path to go on to is kept. */
const parseTo = ({ to }: Record<string, unknown>): { to?: string } => (typeof to === 'string' ? { to } : {})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: parseTo,
  component: lazyRouteComponent(() => import('../people/sign-in-page.tsx'), 'SignInPage'),
})

const signInLink = createRoute({
  getParentRoute: () => root,
  path: '/sign-in/$token',
  validateSearch: parseTo,
  component: lazyRouteComponent(() => import('../people/sign-in-link-page.tsx'), 'SignInLinkPage'),
})

const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  component: lazyRouteComponent(() => import('../people/account-page.tsx'), 'AccountPage'),
})

const register = createRoute({
  getParentRoute: () => root,
  path: '/register',
  validateSearch: parseRegisterSearch,
  component: lazyRouteComponent(() => import('../registering/register-page.tsx'), 'RegisterPage'),
})

const registration = createRoute({
  getParentRoute: () => root,
  path: '/registrations/$id',
  component: lazyRouteComponent(() => import('../registering/registration-page.tsx'), 'RegistrationPage'),
})

const myCentres = createRoute({
  getParentRoute: () => root,
  path: '/my-centres',
  component: lazyRouteComponent(() => import('../keeping/my-centres-page.tsx'), 'MyCentresPage'),
})

const claiming = createRoute({
  getParentRoute: () => root,
  path: '/centres/$id/claim',
  component: lazyRouteComponent(() => import('../claims/claiming-page.tsx'), 'ClaimingPage'),
})

const claim = createRoute({
  getParentRoute: () => root,
  path: '/claims/$id',
  component: lazyRouteComponent(() => import('../claims/claim-page.tsx'), 'ClaimPage'),
})

const contestedClaim = createRoute({
  getParentRoute: () => root,
  path: '/claims/$id/answer',
  component: lazyRouteComponent(() => import('../claims/answer-page.tsx'), 'AnswerPage'),
})

const vouch = createRoute({
  getParentRoute: () => root,
  path: '/vouch/$token',
  component: lazyRouteComponent(() => import('../vouches/vouch-page.tsx'), 'VouchPage'),
})

const centrePeople = createRoute({
  getParentRoute: () => root,
  path: '/centres/$id/people',
  component: lazyRouteComponent(() => import('../stewards/people-page.tsx'), 'PeoplePage'),
})

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitations/$token',
  component: lazyRouteComponent(() => import('../stewards/invitation-page.tsx'), 'InvitationPage'),
})

const edit = createRoute({
  getParentRoute: () => root,
  path: '/centres/$id/edit',
  component: lazyRouteComponent(() => import('../keeping/edit-page.tsx'), 'EditPage'),
})

const suggest = createRoute({
  getParentRoute: () => root,
  path: '/centres/$id/suggest',
  component: lazyRouteComponent(() => import('./suggestion-pages.tsx'), 'SuggestPage'),
})

const confirmSuggestion = createRoute({
  getParentRoute: () => root,
  path: '/suggestions/confirm/$token',
  component: lazyRouteComponent(() => import('../suggesting/confirm-page.tsx'), 'ConfirmPage'),
})

const report = createRoute({
  getParentRoute: () => root,
  path: '/centres/$id/report',
  component: lazyRouteComponent(() => import('./report-pages.tsx'), 'ReportPage'),
})

const confirmReport = createRoute({
  getParentRoute: () => root,
  path: '/reports/confirm/$token',
  component: lazyRouteComponent(() => import('../suggesting/confirm-page.tsx'), 'ConfirmReportPage'),
})

const reportCase = createRoute({
  getParentRoute: () => root,
  path: '/moderate/reports/$id',
  validateSearch: parseQueueSearch,
  component: lazyRouteComponent(() => import('./moderation-pages.tsx'), 'ReportCasePage'),
})

const ownSuggestions = createRoute({
  getParentRoute: () => root,
  path: '/my-centres/suggestions',
  component: lazyRouteComponent(() => import('./suggestion-pages.tsx'), 'SuggestionsPage'),
})

const suggestionCase = createRoute({
  getParentRoute: () => root,
  path: '/moderate/suggestions/$id',
  validateSearch: parseQueueSearch,
  component: lazyRouteComponent(() => import('./suggestion-pages.tsx'), 'SuggestionCasePage'),
})

const write = createRoute({
  getParentRoute: () => root,
  path: '/centres/$id/write',
  validateSearch: parsePurpose,
  component: lazyRouteComponent(() => import('./writing-pages.tsx'), 'WritePage'),
})

const confirmLetter = createRoute({
  getParentRoute: () => root,
  path: '/messages/confirm/$token',
  component: lazyRouteComponent(() => import('./writing-pages.tsx'), 'ConfirmPage'),
})

const letterStatus = createRoute({
  getParentRoute: () => root,
  path: '/messages/status/$token',
  component: lazyRouteComponent(() => import('./writing-pages.tsx'), 'StatusPage'),
})

const letterAnswer = createRoute({
  getParentRoute: () => root,
  path: '/messages/answer/$token',
  component: lazyRouteComponent(() => import('./writing-pages.tsx'), 'AnswerPage'),
})

const centreLetters = createRoute({
  getParentRoute: () => root,
  path: '/centres/$id/letters',
  component: lazyRouteComponent(() => import('./writing-pages.tsx'), 'WishesPage'),
})

const messageCase = createRoute({
  getParentRoute: () => root,
  path: '/moderate/messages/$id',
  validateSearch: parseQueueSearch,
  component: lazyRouteComponent(() => import('./moderation-pages.tsx'), 'MessagePage'),
})

const moderatedMessages = createRoute({
  getParentRoute: () => root,
  path: '/moderate/messages',
  component: lazyRouteComponent(() => import('./moderation-pages.tsx'), 'MessagesPage'),
})

const routeTree = root.addChildren([
  explore,
  profile,
  shortlist,
  compare,
  match,
  about,
  docs,
  statistics,
  set,
  research,
  dictionary,
  releases,
  release,
  queue,
  registrationCase,
  moderatedRecord,
  look,
  claimCase,
  wordCase,
  acts,
  staff,
  deadLetters,
  reminder,
  unsubscribe,
  imports,
  oneImport,
  signIn,
  signInLink,
  account,
  register,
  registration,
  myCentres,
  claiming,
  claim,
  contestedClaim,
  vouch,
  centrePeople,
  invitation,
  edit,
  suggest,
  confirmSuggestion,
  report,
  confirmReport,
  reportCase,
  ownSuggestions,
  suggestionCase,
  write,
  confirmLetter,
  letterStatus,
  letterAnswer,
  centreLetters,
  messageCase,
  moderatedMessages,
])

export function createAppRouter(queryClient: QueryClient, history?: RouterHistory) {
  return createRouter({
    routeTree,
    context: { queryClient },
    ...(history && { history }),
    parseSearch: parseAddress,
    stringifySearch: writeAddress,
    search: { strict: true },
    defaultPreload: 'intent',
    defaultErrorComponent: FailurePage,
    scrollRestoration: true,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}
