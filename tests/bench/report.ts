import { arch, cpus, release, totalmem } from 'node:os'
import type { Result } from './measure.ts'

const columns = [
  'Item',
  'matches',
  'bytes',
  'br',
  'pg /s',
  'bare /s',
  'unrepeated /s',
  'p50 ms',
  'p99 ms',
  '÷ pg',
  'target',
  'repeated /s',
  '÷ bare',
  '304 /s',
  '÷ bare',
]

const row = (cells: (string | number)[]) => `| ${cells.join(' | ')} |`
export const heading = [row(columns), row(columns.map((_, index) => (index === 0 ? '---' : '---:')))].join('\n')

const short = (number: number) => (number < 100 ? number.toFixed(1) : Math.round(number).toLocaleString('en'))
const ratio = (one: number, other: number) => (one / other).toFixed(2)

export function rowOf({
  item,
  plain,
  constant,
  unrepeated,
  repeated,
  revalidated,
  bytes,
  compressed,
  centres,
}: Result) {
  return row([
    item.name,
    centres === undefined ? '' : centres.toLocaleString('en'),
    bytes.toLocaleString('en'),
    compressed.toLocaleString('en'),
    short(plain),
    short(constant),
    short(unrepeated.perSecond),
    short(unrepeated.p50),
    short(unrepeated.p99),
    ratio(unrepeated.perSecond, plain),
    item.target.toFixed(1),
    short(repeated.perSecond),
    ratio(repeated.perSecond, constant),
    short(revalidated.perSecond),
    ratio(revalidated.perSecond, constant),
  ])
}

type Footnotes = {
  startUp: number
  memoryAtStart: number
  memoryAtEnd: number
  load: { seconds: number; connections: number; seed: number }
  by: string
}

const megabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MB`

export function footnotes({ startUp, memoryAtStart, memoryAtEnd, load, by }: Footnotes): string {
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? arch()}, ${megabytes(totalmem())}, ${release()}, Node ${process.versions.node}`
  return [
    '',
    `- ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC; ${machine}`,
    `- ${load.connections} connections, ${load.seconds} s a cell, seed ${load.seed}; plain SQL by ${by}`,
    `- API ready ${(startUp / 1000).toFixed(1)} s after its start (target 2 s); memory ${megabytes(memoryAtStart)} at first, ${megabytes(memoryAtEnd)} in the end`,
  ].join('\n')
}
