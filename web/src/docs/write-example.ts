import type { Request } from './example-requests.ts'

export const exampleLanguages = ['curl', 'javascript', 'python', 'r'] as const
export type ExampleLanguage = (typeof exampleLanguages)[number]

const shellQuoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`
const scriptQuoted = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
/** Python and R read the escapes of a JSON string as JSON means them. */
const quoted = (text: string) => JSON.stringify(text)

/** The values of each key together, keys in their order. */
function grouped(query: Request['query']): [name: string, values: string[]][] {
  const groups = new Map<string, string[]>()
  for (const [name, value] of query) groups.set(name, [...(groups.get(name) ?? []), value])
  return [...groups]
}

const fileName = (path: string) => decodeURIComponent(path.slice(path.lastIndexOf('/') + 1)) || 'answer'

function curl(origin: string, { path, query, isBinary }: Request): string {
  const options = query.map(([name, value]) => `--data-urlencode ${shellQuoted(`${name}=${value}`)}`)
  if (isBinary) options.push(`--output ${shellQuoted(fileName(path))}`)
  const command = query.length > 0 ? 'curl --compressed --get' : 'curl --compressed'
  return [command, shellQuoted(origin + path), ...options].join(' \\\n  ')
}

function javascript(origin: string, { path, query, isBinary }: Request): string {
  return [
    `const address = new URL(${scriptQuoted(origin + path)})`,
    ...query.map(([name, value]) => `address.searchParams.append(${scriptQuoted(name)}, ${scriptQuoted(value)})`),
    '',
    'const response = await fetch(address)',
    'if (!response.ok) throw new Error((await response.json()).detail)',
    isBinary ? 'const bytes = await response.arrayBuffer()' : 'const answer = await response.json()',
    isBinary ? 'console.log(bytes.byteLength)' : 'console.log(answer)',
  ].join('\n')
}

function python(origin: string, { path, query, isBinary }: Request): string {
  const params = grouped(query).map(([name, values]) => {
    const [only, ...others] = values.map(quoted)
    return `        ${quoted(name)}: ${others.length > 0 ? `[${[only, ...others].join(', ')}]` : only},`
  })
  return [
    'import requests',
    '',
    'response = requests.get(',
    `    ${quoted(origin + path)},`,
    ...(params.length > 0 ? ['    params={', ...params, '    },'] : []),
    '    timeout=30,',
    ')',
    'response.raise_for_status()',
    ...(isBinary
      ? [`with open(${quoted(fileName(path))}, "wb") as file:`, '    file.write(response.content)']
      : ['print(response.json())']),
  ].join('\n')
}

function r(origin: string, { path, query, isBinary }: Request): string {
  const groups = grouped(query)
  const params = groups.map(([name, values]) => {
    const [only, ...others] = values.map(quoted)
    return `    ${name} = ${others.length > 0 ? `c(${[only, ...others].join(', ')})` : only}`
  })
  if (groups.some(([, values]) => values.length > 1)) params.push('    .multi = "explode"')
  return [
    'library(httr2)',
    '',
    `answer <- request(${quoted(origin + path)}) |>`,
    ...(params.length > 0 ? ['  req_url_query(', params.join(',\n'), '  ) |>'] : []),
    '  req_perform() |>',
    isBinary ? '  resp_body_raw()' : '  resp_body_json(simplifyVector = TRUE)',
    ...(isBinary ? [`writeBin(answer, ${quoted(fileName(path))})`] : ['str(answer, max.level = 2)']),
  ].join('\n')
}

const writers: Record<ExampleLanguage, (origin: string, request: Request) => string> = { curl, javascript, python, r }

/** A request as a program that can be pasted and run. */
export function writeExample(language: ExampleLanguage, origin: string, request: Request): string {
  return writers[language](origin, request)
}
