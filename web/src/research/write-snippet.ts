import { narrowingFilters, queryString } from '@centres/contract'
import type { Filters } from '../filters/filters.ts'

export const snippetLanguages = ['r', 'python', 'javascript', 'curl'] as const
export type SnippetLanguage = (typeof snippetLanguages)[number]

/** Each language quotes an address that holds neither quotes nor backslashes as it is. */
const addressesOf = (origin: string, filters: Filters) => {
  const query = queryString(narrowingFilters(filters)).replaceAll("'", '%27')
  return (format: 'csv' | 'geojson' | 'ndjson') => `${origin}/v1/exports/centres.${format}${query && `?${query}`}`
}

const writers: Record<SnippetLanguage, (addressOf: ReturnType<typeof addressesOf>) => string> = {
  r: (addressOf) => `library(readr)
library(sf)

# "NA" is the code of Namibia: only an empty cell is missing.
centres <- read_csv(
  "${addressOf('csv')}",
  na = "",
  col_types = cols(
    .default = col_character(),
    longitude = col_double(),
    latitude = col_double()
  )
)

# A cell of several values joins them by ;
centres$kind <- strsplit(centres$kind, ";", fixed = TRUE)

# The same centres with their points
places <- read_sf("${addressOf('geojson')}")
plot(st_geometry(places))
`,
  python: (addressOf) => `import geopandas
import pandas

# "NA" is the code of Namibia: only an empty cell is missing.
centres = pandas.read_csv(
    "${addressOf('csv')}",
    keep_default_na=False,
    na_values=[""],
)

# A cell of several values joins them by ;
centres["kind"] = centres["kind"].str.split(";")

# The same centres with their points
places = geopandas.read_file("${addressOf('geojson')}")
places.plot()
`,
  javascript: (addressOf) => `const response = await fetch('${addressOf('ndjson')}')
if (!response.ok) throw new Error((await response.json()).detail)

// One record a line
const lines = (await response.text()).split('\\n').filter(Boolean)
const centres = lines.map((line) => JSON.parse(line))
console.log(response.headers.get('x-dataset-version'), centres.length)
`,
  curl: (addressOf) => `# Asks again as often as you like: what has not changed is not sent again.
curl --fail --compressed \\
  --etag-compare centres.etag --etag-save centres.etag \\
  --output centres.csv \\
  '${addressOf('csv')}'
`,
}

/** A program that reads a set, to be pasted and run. */
export function writeSnippet(language: SnippetLanguage, origin: string, filters: Filters): string {
  return writers[language](addressesOf(origin, filters)).trimEnd()
}

/** The one file of a set that desktop GIS reads from its address. */
export const geojsonAddress = (origin: string, filters: Filters) => addressesOf(origin, filters)('geojson')
