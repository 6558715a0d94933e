import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '../../web/src/i18n')

const read = (name: string, lang: string) => JSON.parse(readFileSync(join(folder, name, `${lang}.json`), 'utf8'))

/** What the client says in a language: the texts of its first chunk and those that come with a page. */
export function textsIn(lang: string) {
  const parts = readdirSync(join(folder, 'parts')).map((name) => read(`parts/${name}`, lang))
  return Object.assign(read('locales', lang), ...parts)
}
