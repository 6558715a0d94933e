import type { Readable } from 'node:stream'
import { send } from '@fastify/send'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** Milliseconds in which a reader takes nothing at all until it is given up. */
const patience = 120_000

type Sent = { folder: string; name: string; etag: string; headers: Record<string, string> }

/** A range of another file than the reader began with would not fit what it has; it gets the whole. */
function rangeOf({ headers }: FastifyRequest, etag: string): string | undefined {
  const condition = headers['if-range']
  return condition === undefined || condition === etag ? headers.range : undefined
}

/** Sends a file or the part of it that is asked for. */
export async function sendFile(request: FastifyRequest, reply: FastifyReply, { folder, name, etag, headers }: Sent) {
  const range = rangeOf(request, etag)
  const asked = { method: request.method, headers: range === undefined ? {} : { range } }
  const {
    statusCode,
    headers: ofRange,
    stream,
  } = await send(asked as unknown as Readable, name, {
    root: folder,
    cacheControl: false,
    contentType: false,
    etag: false,
    lastModified: false,
  })
  if (statusCode === 416) {
    stream.destroy()
    reply.header('content-range', ofRange['Content-Range'])
    throw Object.assign(new Error('The file ends before the part that range asks for.'), { statusCode })
  }
  if (statusCode >= 400) {
    stream.destroy()
    throw new Error(`A file of the spool could not be read: ${statusCode}`)
  }
  reply.raw.setTimeout(patience, () => reply.raw.destroy())
  return reply.code(statusCode).headers(headers).headers(ofRange).send(stream)
}

export const sendNotModified = (reply: FastifyReply, headers: Record<string, string>) =>
  reply.code(304).headers(headers).send('')
