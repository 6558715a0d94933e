import autocannon from 'autocannon'

export type Request = { path: string; headers?: Record<string, string> }
export type HttpLoad = { url: string; connections: number; seconds: number }
export type Measured = { perSecond: number; p50: number; p99: number; total: number }

/** Sends whatever `next` gives, for so long, and refuses a run in which an answer went wrong. */
export async function measureHttp(next: () => Request, load: HttpLoad, expected = 200): Promise<Measured> {
  const result = await autocannon({
    url: load.url,
    connections: load.connections,
    duration: load.seconds,
    requests: [{ setupRequest: (request) => ({ ...request, ...next() }) }],
  })
  const right = expected === 304 ? result['3xx'] : result['2xx']
  const wrong = result.requests.total - right + result.errors + result.timeouts
  if (wrong > 0) throw new Error(`${wrong} of ${result.requests.total} answers were not ${expected}`)
  return {
    perSecond: result.requests.total / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    total: result.requests.total,
  }
}

/** Gives the requests of a list over and over. */
export function cycle(requests: Request[]): () => Request {
  let next = 0
  return () => requests[next++ % requests.length] as Request
}
