import { expect, onTestFinished, test, vi } from 'vitest'
import { testAppHere } from '../support/app.ts'
import { emptyDirectory } from '../support/directory.ts'

test.each(['/v1/vocabularies', '/v1/exports/centres.csv'])(
  'what a stranger writes into a header is not kept by %s, since it has no end',
  async (url) => {
    const app = await testAppHere(await emptyDirectory())
    const accepted = 'gzip;q=0.123, strange;q=0.5'
    await app.inject(url)
    const kept = vi.spyOn(Map.prototype, 'set')
    onTestFinished(() => kept.mockRestore())
    const { headers } = await app.inject({ url, headers: { 'accept-encoding': accepted } })
    const keys = kept.mock.calls.map(([key]) => key)
    expect(keys).not.toContain(accepted)
    expect(headers['content-encoding']).toBe('gzip')
  },
)
