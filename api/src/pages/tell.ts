import { CentreFilters, type InterfaceLanguage, queryString } from '@centres/contract'
import type { CentreWithRelated, KeptSet, PublicCentre, ReleaseSummary } from '@centres/db'
import { narrowingFilters } from '../sets/narrowing-filters.ts'
import { profilePath } from './addresses.ts'
import { describeCentre } from './describe-centre.ts'
import { describeDirectory, describeRelease } from './describe-dataset.ts'
import type { Page } from './page.ts'
import { plainCentre, plainPage } from './plain.ts'
import { fill, type HeadTexts, type PageName } from './texts.ts'

export type Telling = { publicUrl: string; language: InterfaceLanguage; texts: HeadTexts }

export type Version = { version: string; at: string }

/** Characters that a search engine shows of a description, about. */
const longestAbout = 200

const feed = (query: string) => ({ type: 'application/atom+xml', href: `/v1/changes.atom${query && `?${query}`}` })

export function tellOf(name: PageName, path: string, { texts }: Telling, values = {}): Page {
  const title = fill(texts.titles[name], values)
  const about = fill(texts.about[name], values)
  return { title, about, path, links: [feed('')], plain: plainPage(title, about, texts) }
}

/** What is said of a page that is somebody's own: what kind of page it is. */
export function tellOfPrivate(name: PageName, { texts }: Telling): Page {
  const [title, about] = [texts.titles[name], texts.about[name]]
  return { title, about, plain: plainPage(title, about, texts) }
}

/** A page that shows a set: its filters are part of its address, where it looks and in which order are not. */
export function tellOfSet(name: PageName, path: string, asked: Record<string, unknown>, telling: Telling): Page {
  const known = Object.fromEntries(Object.entries(asked).filter(([key]) => key in CentreFilters.shape))
  const { data: filters } = CentreFilters.safeParse(known)
  const query = filters ? queryString(narrowingFilters(filters)) : ''
  const page = tellOf(name, query ? `${path}?${query}` : path, telling)
  return { ...page, links: [feed(query)] }
}

/** The same, with the directory as a dataset where no filter narrows it. */
export function tellOfData(page: Page, version: Version, { publicUrl, language, texts }: Telling): Page {
  if (page.path?.includes('?')) return page
  return { ...page, data: describeDirectory({ publicUrl, language, description: texts.about.explore, version }) }
}

const dayIn = (language: InterfaceLanguage, instant: string) =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(instant),
  )

export const tellOfKept = ({ id, madeAt }: KeptSet, telling: Telling): Page =>
  tellOf('set', `/sets/${id}`, telling, { day: dayIn(telling.language, madeAt) })

export function tellOfRelease(release: ReleaseSummary, telling: Telling): Page {
  const { number, releasedOn } = release
  const page = tellOf('release', `/releases/${number}`, telling, { number, day: dayIn(telling.language, releasedOn) })
  const { title, about: description } = page
  return { ...page, data: describeRelease(release, { ...telling, title, description }) }
}

const shortened = (text: string) => {
  const characters = [...text.replace(/\s+/g, ' ').trim()]
  return characters.length > longestAbout ? `${characters.slice(0, longestAbout - 1).join('')}…` : characters.join('')
}

function placeOf({ city, countryCode }: PublicCentre, { language, texts }: Telling): string {
  const area = new Intl.DisplayNames(language, { type: 'region' }).of(countryCode) ?? countryCode
  return city && city !== area ? fill(texts.townIn, { town: city, area }) : area
}

export function tellOfCentre(centre: CentreWithRelated, telling: Telling): Page {
  const { publicUrl, language, texts } = telling
  const { id, names, institutions, descriptions } = centre
  const title = (names.find(({ kind }) => kind === 'official') ?? names[0])?.text ?? ''
  const place = placeOf(centre, telling)
  const institution = institutions[0]?.names[0]?.text
  const where = institution ? fill(texts.townIn, { town: institution, area: place }) : place
  const own = descriptions.find((one) => one.language.split('-')[0] === language)?.text
  return {
    title,
    about: shortened(own ?? fill(texts.about.profile, { name: title, where })),
    path: profilePath(centre),
    links: [feed(''), { type: 'application/json', href: `/v1/centres/${id}` }],
    data: describeCentre(centre, publicUrl),
    plain: plainCentre(centre, place, language, texts),
  }
}
