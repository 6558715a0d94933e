import { type Citation, type CitationFormat, citations } from '@centres/contract'
import { countCentres, knownCodes } from '@centres/db'
import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { checkCodes } from '../centres/check-codes.ts'
import { perVersion } from '../http/per-version.ts'
import { redirect } from '../http/redirect.ts'
import type { Services } from '../services.ts'
import { citeCentre, citeKept, citeRelease, citeSet } from './cite.ts'
import { type Cited, writeCitation } from './write.ts'

const files: Record<CitationFormat, { mediaType: string; extension: string; write: (citation: Citation) => string }> = {
  apa: { mediaType: 'text/plain', extension: 'apa.txt', write: ({ texts }) => texts.apa },
  mla: { mediaType: 'text/plain', extension: 'mla.txt', write: ({ texts }) => texts.mla },
  chicago: { mediaType: 'text/plain', extension: 'chicago.txt', write: ({ texts }) => texts.chicago },
  bibtex: { mediaType: 'application/x-bibtex', extension: 'bib', write: ({ bibtex }) => bibtex },
  ris: { mediaType: 'application/x-research-info-systems', extension: 'ris', write: ({ ris }) => ris },
  csl: {
    mediaType: 'application/vnd.citationstyles.csl+json',
    extension: 'json',
    // A file of CSL JSON is a list of items.
    write: ({ csl }) => JSON.stringify([csl], null, 2),
  },
}

export const citationRoutes: FastifyPluginAsyncZod<Services> = async (app, services) => {
  const { database, now } = services
  const codes = perVersion(app.versions, () => knownCodes(database))

  const answer = async (reply: FastifyReply, cited: Cited, format: CitationFormat | undefined): Promise<Citation> => {
    const citation = await writeCitation(cited, now().toISOString().slice(0, 10))
    if (!format) return citation
    const { mediaType, extension, write } = files[format]
    return reply
      .type(`${mediaType}; charset=utf-8`)
      .header('content-disposition', `inline; filename="writing-centre-${cited.id}.${extension}"`)
      .serializer(String)
      .send(write(citation)) as unknown as Citation
  }

  app.route({
    ...citations.set,
    config: { public: 'day' },
    handler: async ({ query: { format, ...filters } }, reply) => {
      checkCodes(filters, await codes())
      const cited = await citeSet(services, filters, () => countCentres(database, filters))
      return answer(reply, cited, format)
    },
  })

  app.route({
    ...citations.centre,
    config: { public: 'day' },
    handler: async (request, reply) => {
      const { id } = request.params
      const cited = await citeCentre(services, id)
      if ('movedTo' in cited) return redirect(request, reply, `/v1/centres/${cited.movedTo}/citation`)
      return answer(reply, cited, request.query.format)
    },
  })

  app.route({
    ...citations.kept,
    config: { public: 'day' },
    handler: async ({ params, query }, reply) => answer(reply, await citeKept(services, params.id), query.format),
  })

  app.route({
    ...citations.release,
    config: { public: 'day' },
    handler: async ({ params, query }, reply) =>
      answer(reply, await citeRelease(services, params.number), query.format),
  })
}
