import type { ServerResponse } from 'node:http'
import { finished } from 'node:stream'
import type { FastifyInstance, FastifyReply } from 'fastify'

/** Milliseconds that downloads under way have when the server closes. They can go on elsewhere by their ETag. */
const lastCall = 5000

/** Holds what an answer is sent from until it is sent, and ends what goes on after the last call. */
export function holdDownloads(app: FastifyInstance): (reply: FastifyReply, file: { letGo: () => void }) => void {
  const downloads = new Set<ServerResponse>()
  app.addHook('preClose', async () => {
    setTimeout(() => downloads.forEach((response) => void response.destroy()), lastCall).unref()
  })
  return ({ raw }, file) => {
    downloads.add(raw)
    finished(raw, () => {
      downloads.delete(raw)
      file.letGo()
    })
  }
}
