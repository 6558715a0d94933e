import type { CitationStyle } from '@centres/contract'
import { Cite, type CSL, plugins } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-csl'
import '@citation-js/plugin-ris'

const csl = plugins.config.get('@csl')

/** The package has these styles of the CSL project and keeps them to itself; APA comes with the plugin. */
const stylesOfPackage = import.meta.resolve('rehype-citation')
for (const name of ['mla', 'chicago'] satisfies CitationStyle[]) {
  const style: { default: string } = await import(new URL(`styles/${name}.js`, stylesOfPackage).href)
  csl.styles.add(name, style.default)
}

// Turned to ASCII, a name in another script would be empty: TeX reads UTF-8.
Object.assign(plugins.config.get('@bibtex').format, { asciiOnly: false, useIdAsLabel: true, checkLabel: false })

/** A brace that is only escaped still has to be paired in BibTeX. */
const texCommands: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}
const escapeTex = (text: string) =>
  text.replace(/[\\{}~^&%$#_]/g, (character) => texCommands[character] ?? `\\${character}`)

export function writeText({ item, style }: { item: CSL; style: CitationStyle }): string {
  return new Cite(item).format('bibliography', { style, lang: 'en-US', format: 'text' }).trim()
}

export function writeBibtex(item: CSL): string {
  const escaped = { ...item, title: escapeTex(item.title ?? ''), note: escapeTex(item.note ?? '') }
  return `${new Cite(escaped).format('bibtex').trim()}\n`
}

type RisTags = { TY: string } & Record<string, string | number | (string | number)[]>

/** The plugin breaks lines at 70 characters, addresses too, and readers do not put those together again. */
export function writeRis(item: CSL): string {
  const [tags] = (new Cite(item).format as (format: 'ris', options: { format: 'object' }) => RisTags[])('ris', {
    format: 'object',
  })
  const { TY, ...rest } = tags as RisTags
  const lines = Object.entries(rest).flatMap(([tag, values]) => [values].flat().map((value) => `${tag}  - ${value}`))
  return [`TY  - ${TY}`, ...lines, 'ER  - ', ''].join('\r\n')
}
