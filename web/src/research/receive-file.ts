import { CallFailed, failureOf } from '../app/call.ts'

/** What a browser without a word from us keeps in memory at most; more than this it saves as it comes. */
const mostInMemory = 256 * 1024 ** 2

export type FileFacts = { name: string; size: number; rows: number; version: string }
export type Received = { facts: FileFacts; content: Blob | undefined }

function factsOf({ headers }: Response): FileFacts {
  const named = /filename="([^"]+)"/.exec(headers.get('content-disposition') ?? '')
  return {
    name: named?.[1] ?? 'writing-centres',
    size: Number(headers.get('x-file-size') ?? 0),
    rows: Number(headers.get('x-row-count') ?? 0),
    version: headers.get('x-dataset-version') ?? '',
  }
}

async function ask(address: string, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(address, { signal })
  } catch (cause) {
    if (signal.aborted) throw cause
    throw new CallFailed('offline', { cause })
  }
}

/**
 * Takes a file and says how far it is. One that is too large for memory is left to the browser: its content is
 * undefined then, and the server has it ready.
 */
export async function receiveFile(
  address: string,
  signal: AbortSignal,
  onProgress: (received: number, size: number) => void,
): Promise<Received> {
  const response = await ask(address, signal)
  if (!response.ok) throw await failureOf(response)
  const facts = factsOf(response)
  if (facts.size > mostInMemory || !response.body) {
    await response.body?.cancel()
    return { facts, content: undefined }
  }
  onProgress(0, facts.size)
  const parts: Uint8Array<ArrayBuffer>[] = []
  let received = 0
  const reader = response.body.getReader()
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      parts.push(part.value)
      received += part.value.byteLength
      onProgress(received, facts.size)
    }
  } catch (cause) {
    if (signal.aborted) throw cause
    throw new CallFailed('offline', { cause })
  }
  if (received !== facts.size) throw new CallFailed('offline')
  return { facts, content: new Blob(parts, { type: response.headers.get('content-type') ?? '' }) }
}

/** Hands a file to the reader's downloads. */
export function saveFile(address: string, { facts, content }: Received): void {
  const link = document.createElement('a')
  link.download = facts.name
  link.href = content ? URL.createObjectURL(content) : address
  link.click()
  // Not at once: some browsers begin to read it only later.
  if (content) setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
