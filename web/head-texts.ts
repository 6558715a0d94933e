import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { interfaceLanguages } from '@centres/contract'
import type { Plugin } from 'vite'

type Texts = typeof import('./src/i18n/locales/en.json')

/** Titles are those that the client gives its pages, so that none changes when the client takes over. */
const headTextsOf = ({ site, explore, about, docs, statistics, profile, citing, head }: Texts) => ({
  site: site.name,
  pageTitle: site.pageTitle,
  townIn: explore.townIn,
  titles: {
    explore: explore.title,
    about: about.title,
    docs: docs.title,
    statistics: statistics.title,
    profile: profile.title,
    set: citing.set.title,
    ...head.titles,
  },
  about: head.about,
  plain: head.plain,
})

/** Leaves beside the page the texts of its head, which the server writes: it knows no source of the client. */
export function headTexts(): Plugin {
  let locales = ''
  return {
    name: 'head-texts',
    apply: 'build',
    configResolved({ root }) {
      locales = join(root, 'src/i18n/locales')
    },
    async generateBundle() {
      const textsOf = async (language: string) => {
        const texts: Texts = JSON.parse(await readFile(join(locales, `${language}.json`), 'utf8'))
        return [language, headTextsOf(texts)] as const
      }
      const source = JSON.stringify(Object.fromEntries(await Promise.all(interfaceLanguages.map(textsOf))))
      this.emitFile({ type: 'asset', fileName: 'heads.json', source })
    },
  }
}
