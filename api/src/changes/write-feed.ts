import { type ChangeFeedQuery, type DatasetChange, queryString } from '@centres/contract'
import type { FoundChanges } from '@centres/db'
import { create } from 'xmlbuilder2'
import { centreAddress } from '../addresses.ts'
import type { ToldField } from '../centres/told-fields.ts'
import { datasetLicence } from '../dataset.ts'
import { feedTexts, type Happening } from './feed-texts.ts'
import { tellChange } from './tell.ts'

const feedType = 'application/atom+xml'
/** The year in which the addresses began; with the host it makes ids that outlive any address (RFC 4151). */
const tagYear = '2026'
/** Of a feed in which nothing has happened yet. */
const beginning = '1970-01-01T00:00:00.000Z'

/** XML 1.0 has no way to write these, though a name may hold one. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu

const plain = (text: string) => text.replace(unwritable, '')

const link = (rel: string, href: string, type = feedType) => ({ '@rel': rel, '@type': type, '@href': href })

function happeningOf({ before, after, action }: DatasetChange): Happening {
  if (!after) return 'gone'
  if (!before) return 'entered'
  if (after.lifeState === 'merged') return 'merged'
  if (after.lifeState === 'closed') return 'closed'
  return action === 'confirmed' ? 'confirmed' : 'changed'
}

type Place = { publicUrl: string; query: ChangeFeedQuery }

const tagOf = (publicUrl: string, rest: string) => `tag:${new URL(publicUrl).hostname},${tagYear}:changes${rest}`

function entryOf(change: DatasetChange, { publicUrl, query: { lang } }: Place) {
  const texts = feedTexts[lang]
  const happening = happeningOf(change)
  const page = centreAddress(publicUrl, change.centreId ?? '')
  const fields = happening === 'entered' ? [] : (Object.keys(change.after ?? {}) as ToldField[])
  const summary = new Intl.ListFormat(lang, { type: 'unit' }).format(fields.map((field) => texts.fields[field]))
  return {
    id: tagOf(publicUrl, `/${change.version}`),
    title: plain(`${texts.happenings[happening]}: ${change.name ?? change.centreId}`),
    updated: change.at,
    link: link('alternate', change.slug ? `${page}/${encodeURIComponent(change.slug)}` : page, 'text/html'),
    summary: plain(summary || texts.happenings[happening]),
  }
}

function titleOf({ before: _, limit: __, lang, centre, ...filters }: ChangeFeedQuery): string {
  const texts = feedTexts[lang]
  const isSet = Object.values(filters).some((value) => value !== undefined)
  return `${texts.site}: ${centre ? texts.centre : isSet ? texts.set : texts.all}`
}

/** The page of the same set for people. */
function pageOf({ before: _, limit: __, lang, centre, ...filters }: ChangeFeedQuery): string {
  const search = queryString({ ...filters, lang })
  return centre ? `/centres/${centre}?lang=${lang}` : `/?${search}`
}

/** An Atom feed (RFC 4287) of changes, newest first, whose next pages hold older ones (RFC 5005). */
export function writeFeed({ items, reached, hasMore, datasetAt }: FoundChanges, place: Place): string {
  const { publicUrl, query } = place
  const { before, ...first } = query
  const addressOf = (asked: ChangeFeedQuery) => `${publicUrl}/v1/changes.atom?${queryString(asked)}`
  const { limit: _, ...set } = first
  const feed = {
    '@xmlns': 'http://www.w3.org/2005/Atom',
    '@xml:lang': query.lang,
    id: tagOf(publicUrl, `?${queryString(set)}`),
    title: titleOf(query),
    updated: items[0]?.at ?? datasetAt ?? beginning,
    author: { name: feedTexts[query.lang].site, uri: publicUrl },
    link: [
      link('self', addressOf(query)),
      link('alternate', `${publicUrl}${pageOf(query)}`, 'text/html'),
      ...(before === undefined ? [] : [link('first', addressOf(first))]),
      ...(hasMore ? [link('next', addressOf({ ...first, before: reached }))] : []),
    ],
    rights: datasetLicence.shortName,
    entry: items.filter(({ subject }) => subject === 'centre').map((change) => entryOf(tellChange(change), place)),
  }
  return create({ version: '1.0', encoding: 'UTF-8' }, { feed }).end()
}
