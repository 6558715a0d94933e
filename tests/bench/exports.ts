import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { exportFormatNames } from '@centres/contract'
import { copyOfColumns, copyOfRecords, timeCopy } from './copies.ts'
import { type Started, startServer } from './servers.ts'

/** To put so many columns together takes the database a minute for a hundred thousand centres. */
const mostRowsBySql = 200_000
/** After the listings are read, until what reading them left behind is collected. */
const secondsToRest = 5

type Download = { seconds: number; bytes: number; rows: number }

const secondsSince = (began: number) => (performance.now() - began) / 1000

/** Not by fetch, which waits five minutes for the first byte: on a busy machine a million rows can take longer. */
async function download(address: string): Promise<Download> {
  const began = performance.now()
  const request = get(address, { headers: { 'accept-encoding': 'identity' } })
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  if (response.statusCode !== 200) throw new Error(`${address} answered ${response.statusCode}`)
  let bytes = 0
  for await (const chunk of response) bytes += chunk.length
  return { seconds: secondsSince(began), bytes, rows: Number(response.headers['x-row-count']) }
}

/** The most memory that a server holds while something goes on. */
async function peakDuring(api: Started, work: Promise<unknown>): Promise<number> {
  let isOver = false
  const end = () => {
    isOver = true
  }
  work.then(end, end)
  let peak = 0
  while (!isOver) {
    peak = Math.max(peak, await api.memory())
    await delay(100)
  }
  return peak
}

const whole = (number: number) => Math.round(number).toLocaleString('en')

/** Until whole sets are in memory, a server is not idle; reading a million may take longer than one answer. */
async function untilIdle({ url }: Started): Promise<void> {
  while (!(await fetch(`${url}/v1/centres/facets`)).ok) await delay(1000)
  await delay(secondsToRest * 1000)
}

/** One file by a server of its own: what an earlier one has left in memory would make it look cheaper. */
async function measureExport(databaseUrl: string, format: string) {
  const api = await startServer('./serve-api.ts', { DATABASE_URL: databaseUrl })
  try {
    await untilIdle(api)
    const address = `${api.url}/v1/exports/centres.${format}`
    const idle = await api.memory()
    const downloading = download(address)
    const peak = await peakDuring(api, downloading)
    return { first: await downloading, again: await download(address), held: Math.max(0, peak - idle) }
  } finally {
    await api.stop()
  }
}

/** A table of how fast whole directories leave: made for the first time, sent again from the spool, and by psql. */
export async function measureExports(databaseUrl: string, formats: string[] = exportFormatNames): Promise<void> {
  console.log(
    '| File | rows | bytes | made in s | rows/s | MB above idle | again in s | psql \\copy of records s | ÷ copy |',
  )
  console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |')
  let bySql: { csv: Download; copied: number | undefined } | undefined
  for (const format of formats) {
    const copied = await timeCopy(databaseUrl, copyOfRecords)
    const { first, again, held } = await measureExport(databaseUrl, format)
    const cells = [
      format,
      whole(first.rows),
      whole(first.bytes),
      first.seconds.toFixed(1),
      whole(first.rows / first.seconds),
      whole(held / 1024 / 1024),
      again.seconds.toFixed(2),
      copied?.toFixed(1) ?? '',
      copied ? (copied / first.seconds).toFixed(2) : '',
    ]
    console.log(`| ${cells.join(' | ')} |`)
    if (format === 'csv' && first.rows <= mostRowsBySql)
      bySql = { csv: first, copied: await timeCopy(databaseUrl, copyOfColumns) }
  }
  if (bySql?.copied) {
    const { csv, copied } = bySql
    console.log(
      `\n- The columns of the CSV file put together by SQL: psql \\copy ${copied.toFixed(1)} s; the export is ${(copied / csv.seconds).toFixed(1)} times as fast`,
    )
  }
}
