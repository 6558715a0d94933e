export type Body =
  | { kind: 'json'; value: unknown }
  | { kind: 'text'; text: string }
  | { kind: 'bytes'; mediaType: string }
  | { kind: 'none' }

export type Outcome = {
  status: number
  statusText: string
  milliseconds: number
  /** Of the body as it is read, and as it came over the line where that is known and less. */
  bytes: number
  bytesOnTheLine: number | undefined
  /** Where the answer came from, if the server sent us on. */
  movedTo: string | undefined
  headers: [name: string, value: string][]
  etag: string | undefined
  body: Body
}

/** Those that a client acts on, in the order in which they are shown. */
const telling = [
  'content-type',
  'content-encoding',
  'etag',
  'cache-control',
  'ratelimit-limit',
  'ratelimit-remaining',
  'ratelimit-reset',
  'retry-after',
]

/** HTTP/2 names no reasons. */
const reasons: Record<number, string> = {
  200: 'OK',
  304: 'Not Modified',
  400: 'Bad Request',
  404: 'Not Found',
  410: 'Gone',
  414: 'URI Too Long',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
}

function bodyOf(bytes: ArrayBuffer, mediaType: string): Body {
  if (bytes.byteLength === 0) return { kind: 'none' }
  if (!/json|^text\/|[/+]xml/.test(mediaType)) return { kind: 'bytes', mediaType }
  const text = new TextDecoder().decode(bytes)
  if (!mediaType.includes('json')) return { kind: 'text', text }
  try {
    return { kind: 'json', value: JSON.parse(text) }
  } catch {
    return { kind: 'text', text }
  }
}

/** Really asks, past the browser's own store, and reports what came. */
export async function sendRequest(address: string, etag: string | undefined, signal: AbortSignal): Promise<Outcome> {
  const startedAt = performance.now()
  const response = await fetch(address, {
    cache: 'no-store',
    headers: { accept: 'application/json, */*', ...(etag === undefined ? {} : { 'if-none-match': etag }) },
    signal,
  })
  const bytes = await response.arrayBuffer()
  const milliseconds = performance.now() - startedAt
  const { headers } = response
  const onTheLine = headers.has('content-encoding') ? Number(headers.get('content-length')) : 0
  return {
    status: response.status,
    statusText: response.statusText || (reasons[response.status] ?? ''),
    milliseconds,
    bytes: bytes.byteLength,
    bytesOnTheLine: onTheLine > 0 && onTheLine < bytes.byteLength ? onTheLine : undefined,
    movedTo: response.redirected ? new URL(response.url).pathname : undefined,
    headers: telling.flatMap((name): [string, string][] => {
      const value = headers.get(name)
      return value === null ? [] : [[name, value]]
    }),
    etag: headers.get('etag') ?? undefined,
    body: bodyOf(bytes, headers.get('content-type') ?? ''),
  }
}
