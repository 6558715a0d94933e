import type { Citation, CitationStyle } from '@centres/contract'
import type { CSL, CSLDate } from '@citation-js/core'
import { datasetTitle } from '../dataset.ts'
import { formatter } from './citation-process.ts'

/** What is cited, as we know it. */
export type Cited = Pick<Citation, 'title' | 'address' | 'version' | 'rows' | 'issuedOn'> & {
  id: string
  /** A record is an entry of the directory; anything else is a set of data. */
  isRecord: boolean
  /** Language of the title, BCP 47: titles in English are capitalised as the styles ask. */
  language: string | null
}

const dateOf = (day: string): CSLDate => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return { 'date-parts': [[year, month, date]] }
}

/** A line break inside a value would end it in RIS. */
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

const countOf = ({ rows }: Cited) => `${rows} ${rows === 1 ? 'centre' : 'centres'}`

function itemOf(cited: Cited, accessedOn?: string): CSL {
  const { id, title, address, version, issuedOn, isRecord, language } = cited
  return {
    id,
    type: isRecord ? 'webpage' : 'dataset',
    title: oneLine(title),
    ...(isRecord ? { 'container-title': datasetTitle } : { genre: 'Data set' }),
    author: [{ literal: datasetTitle }],
    version,
    issued: dateOf(issuedOn),
    ...(accessedOn ? { accessed: dateOf(accessedOn) } : {}),
    URL: address,
    note: `${countOf(cited)}, dataset version ${version}`,
    ...(language ? { language } : {}),
  }
}

/** No style writes out a note and not all a version, without which nobody could tell what was cited. */
function itemInFull(item: CSL, cited: Cited): CSL {
  const { version, ...rest } = item
  const told = cited.isRecord ? `version ${version}` : `version ${version}, ${countOf(cited)}`
  return { ...rest, title: `${item.title} (${told})` }
}

/** The citation that a file carries: as APA names no day of access, it is the same whenever the file is made. */
export const writeApa = (cited: Cited): Promise<string> =>
  formatter.writeText({ item: itemInFull(itemOf(cited), cited), style: 'apa' })

export async function writeCitation(cited: Cited, accessedOn: string): Promise<Citation> {
  const item = itemOf(cited, accessedOn)
  const full = itemInFull(item, cited)
  const write = (style: CitationStyle) => formatter.writeText({ item: full, style })
  const { title = '' } = item
  const { address, version, rows, issuedOn } = cited
  return {
    title,
    address,
    version,
    rows,
    issuedOn,
    accessedOn,
    texts: { apa: await write('apa'), mla: await write('mla'), chicago: await write('chicago') },
    bibtex: await formatter.writeBibtex({ ...item, note: `${item.note}; accessed ${accessedOn}` }),
    ris: await formatter.writeRis(item),
    csl: item as Record<string, unknown>,
  }
}
