import { importDays, imports, mostImportBytes } from '@centres/contract'
import {
  type ImportRecord,
  type ImportState,
  listImportRows,
  listImports,
  moveImport,
  type PersonRecord,
  readImport,
} from '@centres/db'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { Conflict, NotFound } from '../errors.ts'
import { decidesOnAll, moderatorOf } from '../people/moderator-of.ts'
import type { Services } from '../services.ts'
import { checkChoices } from './check-choices.ts'
import { checkMapping, createImport } from './create.ts'
import { type ImportTask, isPast } from './perform.ts'
import { briefOf, importOf, reportHead, reportLine, rowOf } from './present.ts'
import { sendImport } from './work.ts'

const mostListed = 100
const rowsAtOnce = 1000
/** Milliseconds after which work that says nothing is taken for lost, and may be begun again. */
const silence = 120_000

const moves: Record<ImportTask, { from: ImportState[]; during: ImportState; late: string }> = {
  check: { from: ['uploaded', 'checked'], during: 'checking', late: 'It is under way, or imported already.' },
  run: { from: ['checked'], during: 'importing', late: 'It is not checked yet, under way, or imported already.' },
  undo: { from: ['imported'], during: 'undoing', late: 'It is not imported, or undone already.' },
}

/** Lists come in through here, by moderators only. */
export const importRoutes: FastifyPluginAsyncZod<Services> = async (app, services) => {
  const { primary, now } = services

  const asModerator = moderatorOf(app)

  /** One's own, or any for moderators of everything; another's is as if it were not there. */
  const find = async (person: PersonRecord, id: string): Promise<ImportRecord> => {
    const found = await readImport(primary, id)
    if (!found || !(found.personId === person.id || decidesOnAll(person)))
      throw new NotFound('There is no such import.')
    return found
  }

  const begin = async (
    { id: personId }: PersonRecord,
    { id, movedAt }: ImportRecord,
    task: ImportTask,
    set: Parameters<typeof moveImport>[2]['set'],
  ) => {
    const { from, during, late } = moves[task]
    const isLost = now().getTime() - Date.parse(movedAt) > silence
    const move = { from: isLost ? [...from, during] : from, to: during, set: { ...set, done: 0, failure: null } }
    const isMoved = await sendImport(services, { id, task, personId }, (tx) =>
      moveImport(tx, id, move, now().toISOString()),
    )
    if (!isMoved) throw new Conflict(late)
    return importOf(primary, (await readImport(primary, id)) as ImportRecord)
  }

  const today = () => now().toISOString().slice(0, 10)

  app.route({
    ...imports.list,
    handler: async (request, reply) => {
      const person = await asModerator(request, reply)
      const found = await listImports(primary, {
        personId: decidesOnAll(person) ? undefined : person.id,
        limit: mostListed,
      })
      return { items: found.map(briefOf) }
    },
  })

  app.route({
    ...imports.upload,
    // Base64 is longer than the file by a third; a little more for the names.
    bodyLimit: Math.ceil((mostImportBytes * 4) / 3) + 65_536,
    // Before the body is read: a stranger's list is not worth the memory.
    onRequest: async (request, reply) => void (await asModerator(request, reply)),
    handler: async (request, reply) => {
      const { id: personId } = await asModerator(request, reply)
      const { name, fileName, content, sourceUrl, seenOn = today() } = request.body
      const id = await createImport(primary, {
        ...{ name, fileName, sourceUrl, seenOn, personId },
        bytes: Buffer.from(content, 'base64'),
        at: now().toISOString(),
      })
      return reply.code(201).send(await importOf(primary, (await readImport(primary, id)) as ImportRecord))
    },
  })

  app.route({
    ...imports.read,
    handler: async (request, reply) =>
      importOf(primary, await find(await asModerator(request, reply), request.params.id)),
  })

  app.route({
    ...imports.check,
    handler: async (request, reply) => {
      const person = await asModerator(request, reply)
      const found = await find(person, request.params.id)
      const { mapping, sourceUrl, seenOn = found.seenOn, asNew, sameAs } = request.body
      checkMapping(mapping, found.headers)
      await checkChoices(primary, found, { asNew, sameAs })
      const set = { mapping: mapping as Record<string, string>, sourceUrl, seenOn, asNew, sameAs }
      return reply.code(202).send(await begin(person, found, 'check', set))
    },
  })

  app.route({
    ...imports.rows,
    handler: async (request, reply) => {
      const { id } = await find(await asModerator(request, reply), request.params.id)
      const { outcome, after, limit } = request.query
      const rows = await listImportRows(primary, id, { outcome, after, limit: limit + 1 })
      const page = rows.slice(0, limit)
      return { items: page.map(rowOf), next: rows.length > limit ? (page.at(-1)?.number ?? null) : null }
    },
  })

  app.route({
    ...imports.report,
    handler: async (request, reply) => {
      const { id } = await find(await asModerator(request, reply), request.params.id)
      let text = `\ufeff${reportHead}`
      for (let after = 0; ; ) {
        const rows = await listImportRows(primary, id, { after, limit: rowsAtOnce })
        text += rows.map((row) => reportLine(rowOf(row))).join('')
        const last = rows.at(-1)
        if (!last || rows.length < rowsAtOnce) break
        after = last.number
      }
      return reply
        .header('content-disposition', `attachment; filename="import-${id.slice(0, 8)}.csv"`)
        .type('text/csv; charset=utf-8')
        .serializer(String)
        .send(text)
    },
  })

  app.route({
    ...imports.run,
    handler: async (request, reply) => {
      const person = await asModerator(request, reply)
      const found = await find(person, request.params.id)
      const { asNew, sameAs } = request.body
      await checkChoices(primary, found, { asNew, sameAs })
      return reply.code(202).send(await begin(person, found, 'run', { asNew, sameAs }))
    },
  })

  app.route({
    ...imports.undo,
    handler: async (request, reply) => {
      const person = await asModerator(request, reply)
      const found = await find(person, request.params.id)
      if (isPast(found, now())) throw new Conflict(`An import can be undone for ${importDays} days.`)
      return reply.code(202).send(await begin(person, found, 'undo', {}))
    },
  })
}
