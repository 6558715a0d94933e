import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { interfaceLanguages } from '@centres/contract'
import type { Plugin } from 'vite'

type Texts = typeof import('./src/i18n/locales/en.json') &
  typeof import('./src/i18n/parts/writing/en.json') &
  typeof import('./src/i18n/parts/matching/en.json') &
  typeof import('./src/i18n/parts/messages/en.json') &
  typeof import('./src/i18n/parts/dictionary/en.json') &
  typeof import('./src/i18n/parts/docs/en.json') &
  typeof import('./src/i18n/parts/imports/en.json') &
  typeof import('./src/i18n/parts/ownData/en.json') &
  typeof import('./src/i18n/parts/reminders/en.json') &
  typeof import('./src/i18n/parts/ownWords/en.json') &
  typeof import('./src/i18n/parts/stewards/en.json')

/** Titles are those that the client gives its pages, so that none changes when the client takes over. */
const headTextsOf = ({ site, head, ...pages }: Texts) => ({
  site: site.name,
  pageTitle: site.pageTitle,
  townIn: pages.explore.townIn,
  titles: {
    explore: pages.explore.title,
    about: pages.about.title,
    docs: pages.docs.title,
    match: pages.matching.title,
    statistics: pages.statistics.title,
    research: pages.research.title,
    dictionary: pages.dictionary.title,
    releases: pages.releases.title,
    release: pages.releases.release,
    set: pages.citing.set.title,
    profile: pages.profile.title,
    register: pages.registering.title,
    signIn: pages.people.signIn,
    account: pages.people.myAccount,
    shortlist: pages.shortlist.title,
    compare: pages.comparing.title,
    registration: pages.registering.registration,
    claiming: pages.claims.title,
    claim: pages.claims.claim,
    contestedClaim: pages.claims.answer.title,
    vouch: pages.vouching.title,
    centrePeople: pages.stewards.title,
    invitation: pages.stewards.invitation.title,
    myCentres: pages.keeping.title,
    edit: pages.keeping.edit,
    suggest: pages.suggesting.title,
    confirmSuggestion: pages.suggesting.confirmTitle,
    report: pages.reporting.title,
    confirmReport: pages.reporting.confirmTitle,
    ownSuggestions: pages.suggesting.forYours,
    moderate: pages.moderation.title,
    moderatedRegistration: pages.moderation.caseTitle,
    moderatedRecord: pages.records.title,
    look: pages.records.look.title,
    moderatedSuggestion: pages.suggesting.caseTitle,
    moderatedReport: pages.reporting.caseTitle,
    moderatedClaim: pages.moderation.claim.caseTitle,
    moderatedWord: pages.ownWords.caseTitle,
    acts: pages.moderation.acts.title,
    staff: pages.staff.title,
    deadLetters: pages.moderation.letters.title,
    reminder: pages.reminders.title,
    unsubscribe: pages.reminders.unsubscribeTitle,
    imports: pages.imports.title,
    write: pages.writing.title,
    confirmMessage: pages.writing.confirm.title,
    messageStatus: pages.writing.status.title,
    messageAnswer: pages.writing.answer.title,
    centreLetters: pages.writing.own.title,
    messages: pages.messages.title,
    messageCase: pages.messages.caseTitle,
  },
  about: { ...head.about, ...pages.writing.heads, ...pages.messages.heads },
  plain: head.plain,
})

const parts = [
  'dictionary',
  'docs',
  'imports',
  'matching',
  'messages',
  'ownData',
  'ownWords',
  'reminders',
  'stewards',
  'writing',
]

/** Leaves beside the page the texts of its head, which the server writes: it knows no source of the client. */
export function headTexts(): Plugin {
  let folders: string[] = []
  return {
    name: 'head-texts',
    apply: 'build',
    configResolved({ root }) {
      folders = ['locales', ...parts.map((part) => `parts/${part}`)].map((folder) => join(root, 'src/i18n', folder))
    },
    async generateBundle() {
      const textsOf = async (language: string) => {
        const files = folders.map((folder) => readFile(join(folder, `${language}.json`), 'utf8'))
        const texts: Texts = Object.assign({}, ...(await Promise.all(files)).map((file) => JSON.parse(file)))
        return [language, headTextsOf(texts)] as const
      }
      const source = JSON.stringify(Object.fromEntries(await Promise.all(interfaceLanguages.map(textsOf))))
      this.emitFile({ type: 'asset', fileName: 'heads.json', source })
    },
  }
}
