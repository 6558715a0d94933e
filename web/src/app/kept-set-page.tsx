import { Link } from '@tanstack/react-router'
import { filtersOf, parseExploreSearch } from '../centres/explore-search.ts'
import { FilterWords } from '../filters/filter-words.tsx'
import { SetPage } from '../sets/set-page.tsx'
import { parseAddress } from './address.ts'

const searchOf = (query: string) => parseExploreSearch(parseAddress(query))

/** A set, with what another noun knows: the words of its filters, and the page that they are a search of. */
export function KeptSetPage() {
  return (
    <SetPage
      filterWords={(query) => <FilterWords filters={filtersOf(searchOf(query))} />}
      exploreLink={(query, text, className) => (
        <Link to="/" search={searchOf(query)} className={className}>
          {text}
        </Link>
      )}
    />
  )
}
