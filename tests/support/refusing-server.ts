import { createServer } from 'node:net'
import { onTestFinished } from 'vitest'

function message(type: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeInt32BE(body.length + 4)
  return Buffer.concat([Buffer.from(type), length, body])
}

const askPassword = message('R', Buffer.from([0, 0, 0, 3]))

/**
 * A server that asks for a password and then refuses, in the bytes that PostgreSQL sends: the servers that tests run
 * on let everyone in.
 */
export async function refusingServer(code: string, text: string): Promise<{ port: number }> {
  const refusal = message('E', Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${text}\0\0`))
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => {
      socket.write(askPassword)
      socket.once('data', () => socket.end(refusal))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('The server has no port')
  return { port: address.port }
}
