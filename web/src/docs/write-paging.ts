import type { ExampleLanguage } from './write-example.ts'

const programs: Record<ExampleLanguage, (address: string) => string> = {
  curl: (address) => `cursor=''
until [ "$cursor" = end ]; do
  page=$(curl --silent --fail --get '${address}' \\
    --data 'region=002' --data 'limit=100' \\
    \${cursor:+--data-urlencode "cursor=$cursor"}) || break
  printf '%s' "$page" | jq --compact-output '.items[]'
  cursor=$(printf '%s' "$page" | jq --raw-output '.nextCursor // "end"')
done`,
  javascript: (address) => `const centres = []
let cursor = null
do {
  const address = new URL('${address}')
  address.search = new URLSearchParams({ region: '002', limit: '100', ...(cursor && { cursor }) })
  const response = await fetch(address)
  if (!response.ok) throw new Error((await response.json()).detail)
  const page = await response.json()
  centres.push(...page.items)
  cursor = page.nextCursor
} while (cursor)
console.log(centres.length)`,
  python: (address) => `import requests

centres = []
params = {"region": "002", "limit": 100}
while True:
    response = requests.get("${address}", params=params, timeout=30)
    response.raise_for_status()
    page = response.json()
    centres += page["items"]
    if page["nextCursor"] is None:
        break
    params["cursor"] = page["nextCursor"]
print(len(centres))`,
  r: (address) => `library(httr2)

centres <- list()
cursor <- NULL
repeat {
  page <- request("${address}") |>
    req_url_query(region = "002", limit = 100, cursor = cursor) |>
    req_perform() |>
    resp_body_json()
  centres <- c(centres, page$items)
  cursor <- page$nextCursor
  if (is.null(cursor)) break
}
length(centres)`,
}

/** A program that reads a whole set, page by page. */
export function writePaging(language: ExampleLanguage, origin: string): string {
  return programs[language](`${origin}/v1/centres`)
}
