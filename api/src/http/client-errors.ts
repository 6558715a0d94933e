import type { Socket } from 'node:net'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { problemOf, sendProblem } from './problems.ts'

const raw: Record<string, { status: number; line: string; detail: string }> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    line: 'Request Header Fields Too Large',
    detail: 'The address and headers together are longer than the 16 kB that this server reads.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    line: 'Request Timeout',
    detail: 'The request did not arrive whole in time.',
  },
}

/** Answers what Node cannot even read as a request in the one shape of all errors, and closes the connection. */
export function answerUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return
  const { status, line, detail } = raw[error.code ?? ''] ?? {
    status: 400,
    line: 'Bad Request',
    detail: 'The request is not HTTP as this server reads it.',
  }
  const body = JSON.stringify(problemOf({ status, title: line, detail }))
  socket.end(
    `HTTP/1.1 ${status} ${line}\r\ncontent-type: application/problem+json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  )
}

/** Answers an address that the router refuses: a broken percent sign in the path, or a part of excessive length. */
export function answerBadAddress(error: Error & { statusCode?: number }, request: FastifyRequest, reply: FastifyReply) {
  const status = error.statusCode === 414 ? 414 : 400
  return sendProblem(request, reply, {
    status,
    detail:
      status === 414
        ? 'A part of the address is longer than this server reads.'
        : 'The path of the address is not percent-encoded UTF-8.',
  })
}
