import type { PageName } from './texts.ts'

type Place = { name: PageName; path: string }

/** Pages that show a set, chosen by filters. */
export const sets = [
  { name: 'explore', path: '/' },
  { name: 'statistics', path: '/statistics' },
  { name: 'research', path: '/research' },
] as const satisfies Place[]

/** Pages that are the same for everyone. */
export const documents = [
  { name: 'about', path: '/about' },
  { name: 'docs', path: '/docs' },
  { name: 'dictionary', path: '/research/dictionary' },
  { name: 'releases', path: '/releases' },
  { name: 'register', path: '/register' },
  { name: 'match', path: '/match' },
] as const satisfies Place[]

/** Pages that are somebody's own: no search engine lists them, and nothing in their heads repeats their addresses. */
export const privatePages = [
  { name: 'signIn', path: '/sign-in' },
  { name: 'signIn', path: '/sign-in/:token' },
  { name: 'account', path: '/account' },
  { name: 'shortlist', path: '/shortlist' },
  { name: 'compare', path: '/compare' },
  { name: 'registration', path: '/registrations/:id' },
  { name: 'claiming', path: '/centres/:id/claim' },
  { name: 'claim', path: '/claims/:id' },
  { name: 'contestedClaim', path: '/claims/:id/answer' },
  { name: 'vouch', path: '/vouch/:token' },
  { name: 'centrePeople', path: '/centres/:id/people' },
  { name: 'invitation', path: '/invitations/:token' },
  { name: 'myCentres', path: '/my-centres' },
  { name: 'edit', path: '/centres/:id/edit' },
  { name: 'suggest', path: '/centres/:id/suggest' },
  { name: 'confirmSuggestion', path: '/suggestions/confirm/:token' },
  { name: 'report', path: '/centres/:id/report' },
  { name: 'confirmReport', path: '/reports/confirm/:token' },
  { name: 'ownSuggestions', path: '/my-centres/suggestions' },
  { name: 'moderate', path: '/moderate' },
  { name: 'moderatedRegistration', path: '/moderate/registrations/:id' },
  { name: 'moderatedRecord', path: '/moderate/centres/:id' },
  { name: 'look', path: '/moderate/looks/:id' },
  { name: 'moderatedSuggestion', path: '/moderate/suggestions/:id' },
  { name: 'moderatedReport', path: '/moderate/reports/:id' },
  { name: 'moderatedClaim', path: '/moderate/claims/:id' },
  { name: 'moderatedWord', path: '/moderate/vocabulary/:id' },
  { name: 'acts', path: '/moderate/acts' },
  { name: 'staff', path: '/moderate/people' },
  { name: 'deadLetters', path: '/moderate/letters' },
  { name: 'reminder', path: '/reminders/:token' },
  { name: 'unsubscribe', path: '/unsubscribe/:token' },
  { name: 'imports', path: '/moderate/imports' },
  { name: 'imports', path: '/moderate/imports/:id' },
  { name: 'write', path: '/centres/:id/write' },
  { name: 'confirmMessage', path: '/messages/confirm/:token' },
  { name: 'messageStatus', path: '/messages/status/:token' },
  { name: 'messageAnswer', path: '/messages/answer/:token' },
  { name: 'centreLetters', path: '/centres/:id/letters' },
  { name: 'messages', path: '/moderate/messages' },
  { name: 'messageCase', path: '/moderate/messages/:id' },
] as const satisfies Place[]
