import Tinypool from 'tinypool'
import type * as citations from './citation-formatter.ts'

type Formatter = typeof citations
/** What the formatter writes, asked of another process. */
type Asked = { [Name in keyof Formatter]: (given: Parameters<Formatter[Name]>[0]) => Promise<string> }

/**
 * The library that knows the styles takes a second and 200 MB to be ready for APA, and is seldom asked. In a process of
 * its own it holds up nobody, and when nobody has asked for a while its memory is the system's again.
 */
const formatters = new Tinypool({
  filename: new URL('./citation-formatter.ts', import.meta.url).href,
  runtime: 'child_process',
  minThreads: 0,
  maxThreads: 1,
  idleTimeout: 10_000,
})

const ask =
  (name: keyof Formatter) =>
  (given: unknown): Promise<string> =>
    formatters.run(given, { name })

export const formatter: Asked = {
  writeText: ask('writeText'),
  writeBibtex: ask('writeBibtex'),
  writeRis: ask('writeRis'),
}
