import { setTimeout as delay } from 'node:timers/promises'
import { newestRelease } from '@centres/db'
import type { FastifyBaseLogger } from 'fastify'
import { makeRelease, type Outcome } from '../releases/make.ts'
import type { Services } from '../services.ts'

/** Milliseconds after the start, so that the first visitor does not wait behind it. */
const firstLook = 20_000
const everyHour = 3_600_000

/** The calendar month in UTC, as in 2026-11. */
const monthOf = (instant: string) => instant.slice(0, 7)

/** Makes the release of this month unless it has one. Of many processes one makes it: the others find it busy or made. */
export async function releaseOfMonth(services: Services, signal?: AbortSignal): Promise<Outcome | undefined> {
  const newest = await newestRelease(services.primary)
  if (newest && monthOf(newest.releasedAt) === monthOf(services.now().toISOString())) return undefined
  return makeRelease(services, signal)
}

/** Looks every hour whether a release is due, until it is stopped. What fails is tried again at the next look. */
export function releaseMonthly(services: Services, log: FastifyBaseLogger): () => Promise<void> {
  const stopping = new AbortController()
  const { signal } = stopping
  const look = async () => {
    const made = await releaseOfMonth(services, signal)
    if (made?.outcome === 'made') log.info({ release: made.number }, 'release made')
  }
  const run = async () => {
    for (let wait = firstLook; ; wait = everyHour) {
      await delay(wait, undefined, { signal, ref: false })
      await look().catch((error: unknown) => {
        if (!signal.aborted) log.error({ err: error }, 'the release of this month was not made')
      })
    }
  }
  const ended = run().catch(() => {})
  return async () => {
    stopping.abort()
    await ended
  }
}
