import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { holdsEtag } from '../http/etags.ts'
import { noTimeLimit } from '../http/no-time-limit.ts'
import { acceptsGzip } from './accepts-gzip.ts'
import { holdDownloads } from './hold-downloads.ts'
import { sendFile, sendNotModified } from './send-file.ts'
import { type Held, type Make, Spool, type SpoolLimits } from './spool.ts'
import { openSpoolFolder } from './spool-folder.ts'

/** What is known of a file; by the tag readers tell its content from any other. */
type Tagged = { tag: string }

export type Download<Facts extends Tagged> = {
  /** Of the content as it is now. What is made meanwhile may already have another. */
  tag: string
  key: string
  make: Make<Facts>
  cacheControl: string
  /** Whether it is text, which is worth compressing on its way. */
  isText?: boolean
  headersOf: (file: Held<Facts>) => Record<string, string>
}

export type SendDownload<Facts extends Tagged> = (
  request: FastifyRequest,
  reply: FastifyReply,
  download: Download<Facts>,
) => Promise<FastifyReply>

/** What a route says that sends files. */
export const downloadRoute = { compress: false, handlerTimeout: noTimeLimit } as const

/** Sends files that are made once and kept in a spool: whole or in part, compressed or not, or not at all to who has it. */
export async function openDownloads<Facts extends Tagged>(
  app: FastifyInstance,
  spoolDir: string | undefined,
  limits: SpoolLimits,
): Promise<SendDownload<Facts>> {
  const spool = new Spool<Facts>(await openSpoolFolder(spoolDir), limits)
  const hold = holdDownloads(app)
  // What is under way keeps nobody's last call waiting, and the files stay until all are sent.
  app.addHook('preClose', async () => spool.stop())
  app.addHook('onClose', () => spool.close())

  return async (request, reply, { tag, key, make, cacheControl, isText = false, headersOf }) => {
    const isGzipped = isText && acceptsGzip(request)
    const validatorsOf = (one: string) => ({
      etag: `"${one}${isGzipped ? '-gzip' : ''}"`,
      'cache-control': cacheControl,
      ...(isText ? { vary: 'accept-encoding' } : {}),
    })
    const current = validatorsOf(tag)
    if (holdsEtag(request.headers['if-none-match'], current.etag)) return sendNotModified(reply, current)

    const file = await spool.take(key, make, request.signal)
    hold(reply, file)
    const validators = validatorsOf(file.facts.tag)
    const headers = {
      ...validators,
      ...(isGzipped ? { 'content-encoding': 'gzip' } : {}),
      ...headersOf(file),
    }
    const { name } = isGzipped ? await file.gzipped() : file
    return sendFile(request, reply, { folder: spool.folder.path, name, etag: validators.etag, headers })
  }
}
