import { once } from 'node:events'
import { createServer } from 'node:net'
import { StartupProblem } from '@centres/db'
import type { FastifyInstance } from 'fastify'
import type { Config } from './config.ts'

type Place = Pick<Config, 'host' | 'port'>

function sentenceFor(code: string | undefined, { host, port }: Place): string | undefined {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} (PORT) is in use by another program. Stop that program, or name another port in PORT.`
    case 'EACCES':
      return `Port ${port} (PORT) may not be opened by this user. Name a port above 1023 in PORT.`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `This machine has no address ${host} (HOST). Name another in HOST.`
  }
  return undefined
}

function explain(error: unknown, place: Place): never {
  const sentence = sentenceFor((error as NodeJS.ErrnoException).code, place)
  throw sentence ? new StartupProblem(sentence) : error
}

/** Tells of a taken port before minutes are spent on what comes before listening. */
export async function checkPort(place: Place): Promise<void> {
  const server = createServer()
  try {
    server.listen(place)
    await once(server, 'listening')
  } catch (error) {
    explain(error, place)
  }
  server.close()
  await once(server, 'close')
}

/** Returns the port, which the system picks where PORT is 0. */
export async function listen(app: FastifyInstance, { host, port }: Place): Promise<number> {
  try {
    await app.listen({ host, port })
  } catch (error) {
    explain(error, { host, port })
  }
  const address = app.server.address()
  return typeof address === 'object' && address ? address.port : port
}
