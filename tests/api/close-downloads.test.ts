import { mkdtempSync, readdirSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fastify from 'fastify'
import { expect, onTestFinished, test, vi } from 'vitest'
import { downloadRoute, openDownloads } from '../../api/src/downloads/open-downloads.ts'

const limits = { mostBytes: 1e9, atOnce: 2, mostWaiting: 10 }

/** A server that sends what the test makes, and the folder in which it keeps that. */
async function serverOf(make: Record<string, (path: string) => Promise<void>>) {
  const spoolDir = mkdtempSync(join(tmpdir(), 'centres-closing-'))
  onTestFinished(() => rm(spoolDir, { recursive: true, force: true }))
  const app = fastify()
  const send = await openDownloads(app, spoolDir, limits)
  app.get<{ Params: { name: string } }>('/:name', downloadRoute, (request, reply) => {
    const { name } = request.params
    return send(request, reply, {
      tag: name,
      key: name,
      make: async (path) => {
        await make[name]?.(path)
        return { key: name, facts: { tag: name } }
      },
      cacheControl: 'no-cache',
      headersOf: () => ({ 'content-type': 'text/plain' }),
    })
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const ask = (name: string) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => {})
    socket.write(`GET /${name} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n`)
    onTestFinished(() => void socket.destroy())
    return socket
  }
  return { app, ask, spoolDir }
}

test('the last call for readers waits for nothing that is still being made', { timeout: 30_000 }, async () => {
  const isOver = Promise.withResolvers<void>()
  const stubborn = vi.fn(async (path: string) => {
    await isOver.promise
    await writeFile(path, '')
  })
  const { app, ask, spoolDir } = await serverOf({
    long: (path) => writeFile(path, Buffer.alloc(50_000_000)),
    stubborn,
  })
  app.server.once('connection', (served) => served.once('close', isOver.resolve))
  const reader = ask('long')
  reader.once('data', () => reader.pause())
  await vi.waitFor(() => expect(reader.bytesRead).toBeGreaterThan(0))
  ask('stubborn')
  await vi.waitFor(() => expect(stubborn).toHaveBeenCalled())
  // What is being made goes on until the reader is cut off.
  await app.close()
  expect(readdirSync(spoolDir)).toEqual([])
})
