import { createServer, type Server, type Socket } from 'node:net'
import type { PGlite } from '@electric-sql/pglite'
import { PGLiteSocketHandler, type PGLiteSocketHandlerOptions } from '@electric-sql/pglite-socket'
import { ExtendedProtocol } from './extended-protocol.ts'

type Queue = PGLiteSocketHandlerOptions['queryQueue']

/**
 * The package's own queue lets the messages of several connections alternate, so that one connection's rows answer
 * another, and stops for ever when one message fails. This one serves a single connection. The package does not
 * export the class it asks for, hence the cast.
 */
function queueOf(database: PGlite): Queue {
  const protocol = new ExtendedProtocol()
  const queue = {
    enqueue: (_id: number, message: Uint8Array, tell: (data: Uint8Array) => void) =>
      database.runExclusive(async () => {
        if (!protocol.admits(message)) return
        await database.execProtocolRawStream(message, {
          onRawData: (piece) => tell(protocol.answerTo(message, piece)),
        })
      }),
    clearQueueForHandler: () => {},
    clearTransactionIfNeeded: async () => {},
  }
  return queue as unknown as Queue
}

/** There is one session in this database: what a connection leaves behind must not reach the next one. */
async function forget(database: PGlite): Promise<void> {
  await database.exec('ROLLBACK')
  await database.exec('DISCARD ALL')
}

async function serve(database: PGlite, socket: Socket): Promise<void> {
  if (socket.destroyed) return
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  const handler = new PGLiteSocketHandler({ queryQueue: queueOf(database), closeOnDetach: true })
  await handler.attach(socket)
  socket.resume()
  await closed
  await handler.detach(true)
  await forget(database)
}

/** Serves one connection after another; a second one waits until the first has ended. */
export function serveSessions(database: PGlite, onFailure: (error: unknown) => void): Server {
  let turn = Promise.resolve()
  return createServer({ pauseOnConnect: true }, (socket) => {
    socket.on('error', () => socket.destroy())
    turn = turn.then(() => serve(database, socket)).catch(onFailure)
  })
}
