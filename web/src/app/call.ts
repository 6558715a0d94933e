import type * as contract from '@centres/contract'
import { type Problem, queryString } from '@centres/contract'
import type { z } from 'zod'

type Described = {
  method: string
  url: string
  schema: { params?: z.ZodType; querystring?: z.ZodType; body?: z.ZodType; response: Record<number, z.ZodType> }
}
type Contract = typeof contract
type Operation = {
  [Noun in keyof Contract]: Contract[Noun] extends Record<string, Described>
    ? Contract[Noun][keyof Contract[Noun]]
    : never
}[keyof Contract]

/** An operation of the contract by method and address, so that its schemas, and zod with them, stay out of the bundle. */
export type OperationName = Operation extends infer One
  ? One extends Described
    ? `${One['method']} ${One['url']}`
    : never
  : never
type Named<Name extends OperationName> = Extract<
  Operation,
  Name extends `${infer Method} ${infer Url}` ? { method: Method; url: Url } : never
>

type WireValue = string | number | boolean | readonly string[] | undefined
type Parts<One> = One extends { schema: infer S }
  ? (S extends { params: infer P extends z.ZodType }
      ? { params: { [Key in keyof z.output<P>]: string } }
      : { params?: undefined }) &
      (S extends { querystring: infer Q extends z.ZodType }
        ? { querystring?: { [Key in keyof z.output<Q>]?: WireValue } }
        : { querystring?: undefined }) &
      (S extends { body: infer B extends z.ZodType } ? { body: z.input<B> } : { body?: undefined })
  : never
export type Answer<Name extends OperationName> =
  Named<Name> extends { schema: { response: { [Status in 200 | 201 | 202]?: infer R } } }
    ? R extends z.ZodType
      ? z.output<R>
      : never
    : never

/** `offline`: nothing answered. `refused`: the request was at fault. `busy`: it comes too soon. `broken`: the server was. */
export type FailureReason = 'offline' | 'refused' | 'busy' | 'broken'

export class CallFailed extends Error {
  readonly reason: FailureReason
  readonly problem: Problem | undefined
  /** Of someone who is busy: when to come back. */
  readonly secondsToWait: number | undefined

  constructor(reason: FailureReason, { problem, cause, secondsToWait }: FailureCause = {}) {
    super(problem?.detail ?? reason, { cause })
    this.name = 'CallFailed'
    this.reason = reason
    this.problem = problem
    this.secondsToWait = secondsToWait
  }
}

type FailureCause = { problem?: Problem | undefined; cause?: unknown; secondsToWait?: number }

/** Until it is worth asking again by itself; undefined where waiting does not help. */
export function millisecondsToWait(error: unknown): number | undefined {
  const seconds = error instanceof CallFailed ? error.secondsToWait : undefined
  return seconds === undefined ? undefined : seconds * 1000
}

function addressOf(url: string, params: Record<string, string> = {}, querystring: Record<string, WireValue> = {}) {
  const path = url.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const query = queryString(querystring)
  return `/v1${path}${query && `?${query}`}`
}

async function problemOf(response: Response): Promise<Problem | undefined> {
  if (!response.headers.get('content-type')?.includes('json')) return undefined
  return (await response.json().catch(() => undefined)) as Problem | undefined
}

const busy = [429, 503]
const usualWait = 10

/** `Retry-After` is a number of seconds or a date. */
function secondsToWait(response: Response): number {
  const said = response.headers.get('retry-after') ?? ''
  const seconds = /^\d+$/.test(said) ? Number(said) : (Date.parse(said) - Date.now()) / 1000
  return Number.isNaN(seconds) ? usualWait : Math.max(1, Math.ceil(seconds))
}

/** What an answer that is none says about why. */
export async function failureOf(response: Response): Promise<CallFailed> {
  const { status } = response
  const problem = await problemOf(response)
  if (busy.includes(status)) return new CallFailed('busy', { problem, secondsToWait: secondsToWait(response) })
  return new CallFailed(status < 500 ? 'refused' : 'broken', { problem })
}

/** Asks the API in the words of the contract. */
export async function call<const Name extends OperationName>(
  name: Name,
  parts: Parts<Named<Name>>,
  signal?: AbortSignal,
): Promise<Answer<Name>> {
  const [method = 'GET', url = ''] = name.split(' ')
  const { params, querystring, body } = parts as {
    params?: Record<string, string>
    querystring?: Record<string, WireValue>
    body?: unknown
  }
  let response: Response
  try {
    response = await fetch(addressOf(url, params, querystring), {
      method,
      headers: { accept: 'application/json', ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: signal ?? null,
    })
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw new CallFailed('offline', { cause })
  }
  if (!response.ok) throw await failureOf(response)
  try {
    return (await response.json()) as Answer<Name>
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw new CallFailed('broken', { cause })
  }
}
