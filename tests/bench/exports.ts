import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { exportFormatNames } from '@centres/contract'
import type { Started } from './servers.ts'

/** The rows of every export as they are read, sent by the database alone. */
const copyOfRecords = `\\copy (select kept.record from listings l join centre_records kept using (centre_id) order by l.centre_id) to stdout`

type Download = { seconds: number; bytes: number; rows: number }

const secondsSince = (began: number) => (performance.now() - began) / 1000

async function download(address: string): Promise<Download> {
  const began = performance.now()
  const response = await fetch(address, { headers: { 'accept-encoding': 'identity' } })
  if (!response.ok || !response.body) throw new Error(`${address} answered ${response.status}`)
  let bytes = 0
  for await (const chunk of response.body) bytes += chunk.length
  return { seconds: secondsSince(began), bytes, rows: Number(response.headers.get('x-row-count')) }
}

/** Seconds that psql takes to copy the same rows to nowhere; undefined without psql. */
async function copy(databaseUrl: string): Promise<number | undefined> {
  const began = performance.now()
  const psql = spawn('psql', [databaseUrl, '--no-psqlrc', '-c', copyOfRecords], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const code = await once(psql, 'exit').then(
    ([exit]) => exit as number,
    () => undefined,
  )
  return code === 0 ? secondsSince(began) : undefined
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

/** A table of how fast whole directories leave: made for the first time, sent again from the spool, and by psql. */
export async function measureExports(
  api: Started,
  databaseUrl: string,
  formats: string[] = exportFormatNames,
): Promise<void> {
  await fetch(`${api.url}/v1/centres?limit=1&q=centre`)
  await download(`${api.url}/v1/exports/centres.csv?country=ZA`)
  console.log('| File | rows | bytes | made in s | rows/s | MB above idle | again in s | psql \\copy s | ÷ copy |')
  console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |')
  for (const format of formats) {
    const address = `${api.url}/v1/exports/centres.${format}`
    const copied = await copy(databaseUrl)
    const idle = await api.memory()
    const downloading = download(address)
    const peak = await peakDuring(api, downloading)
    const first = await downloading
    const again = await download(address)
    const cells = [
      format,
      whole(first.rows),
      whole(first.bytes),
      first.seconds.toFixed(1),
      whole(first.rows / first.seconds),
      whole(Math.max(0, peak - idle) / 1024 / 1024),
      again.seconds.toFixed(2),
      copied?.toFixed(1) ?? '',
      copied ? (copied / first.seconds).toFixed(2) : '',
    ]
    console.log(`| ${cells.join(' | ')} |`)
  }
}
