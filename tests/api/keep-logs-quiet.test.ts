import { Writable } from 'node:stream'
import { connect } from '@centres/db'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { logOptions } from '../../api/src/http/log.ts'

test('a failed query is logged without the values in it', async () => {
  const database = connect({ url: 'postgres://nobody@127.0.0.1:1/none', max: 1 })
  let written = ''
  const stream = new Writable({
    write: (text, _, done) => {
      written += text
      done()
    },
  })
  const log = pino(logOptions('info') as object, stream)
  const error = await database.query.centres
    .findFirst({ where: (centre, { eq }) => eq(centre.publicEmail, 'somebody@example.org') })
    .catch((reason: unknown) => reason)
  await database.close()
  log.error({ err: error }, 'request failed')
  expect(written).toContain('ECONNREFUSED')
  expect(written).toContain('public_email')
  expect(written).not.toContain('somebody@example.org')
})

test('a request is logged without what was searched for and without what lets somebody in', () => {
  const { serializers } = logOptions('info') as {
    serializers: { req: (request: { method: string; url: string }) => object }
  }
  const path = (url: string) => serializers.req({ method: 'GET', url })
  expect(path('/v1/centres?q=naledi')).toEqual({ method: 'GET', path: '/v1/centres' })
  expect(path('/sign-in/a-token?to=/register')).toEqual({ method: 'GET', path: '/sign-in/…' })
  expect(path('/invitations/a-token')).toEqual({ method: 'GET', path: '/invitations/…' })
  for (const url of ['//sign-in/a-token', '/%73ign-in/a-token', '/sign-in//%61-token', '/x/../sign-in/./a-token'])
    expect(JSON.stringify(path(url))).not.toContain('a-token')
  expect(path('/sign-in')).toEqual({ method: 'GET', path: '/sign-in' })
})
