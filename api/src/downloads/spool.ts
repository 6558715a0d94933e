import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pLimit from 'p-limit'
import { Unavailable } from '../errors.ts'

type Compressed = { name: string; size: number }
type SpooledFile<Facts> = {
  name: string
  size: number
  facts: Facts
  readers: number
  /** Removed as soon as nobody reads it. */
  isForgotten: boolean
  compressed: Promise<Compressed> | undefined
}
type Making<Facts> = {
  done: Promise<SpooledFile<Facts>>
  file: SpooledFile<Facts> | undefined
  askers: number
  controller: AbortController
}

/** Writes a file at a path. The key under which it is kept may be another than was asked for: of a newer version. */
export type Make<Facts> = (path: string, signal: AbortSignal) => Promise<{ key: string; facts: Facts }>

/** A file that stays as long as it is held. */
export type Held<Facts> = {
  /** Its name in the folder of the spool. */
  name: string
  size: number
  facts: Facts
  /** The same file compressed with gzip, which is kept beside it. */
  gzipped: () => Promise<Compressed>
  release: () => void
}

type Limits = { mostBytes: number; atOnce: number; mostWaiting: number }

const whenAborted = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    const refuse = () => reject(signal.reason)
    if (signal.aborted) refuse()
    else signal.addEventListener('abort', refuse, { once: true })
  })

/**
 * Files that are made once, however many ask for them, and kept until they are the least recently used of too many.
 * A file is made under another name and then renamed, so whatever has its name is whole.
 */
export class Spool<Facts> {
  readonly folder: string
  #limits: Limits
  /** From the least to the most recently used. */
  #files = new Map<string, SpooledFile<Facts>>()
  #makings = new Map<string, Making<Facts>>()
  #bytes = 0
  #inTurn: ReturnType<typeof pLimit>
  #closing = new AbortController()

  constructor(folder: string, limits: Limits) {
    this.folder = folder
    this.#limits = limits
    this.#inTurn = pLimit(limits.atOnce)
  }

  /** The file of a key. Once nobody who asked for it is left, it is not made any further. */
  async take(key: string, make: Make<Facts>, asker: AbortSignal): Promise<Held<Facts>> {
    const file = this.#files.get(key)
    if (file && existsSync(join(this.folder, file.name))) {
      this.#files.delete(key)
      this.#files.set(key, file)
      file.readers += 1
      return this.#held(file)
    }
    if (file) this.#forget(key, file)
    const making = this.#makings.get(key) ?? this.#begin(key, make)
    if (making.file) making.file.readers += 1
    else making.askers += 1
    try {
      return this.#held(await Promise.race([making.done, whenAborted(asker)]))
    } catch (error) {
      if (making.file) this.#release(making.file)
      else if (--making.askers === 0) making.controller.abort(error)
      throw error
    }
  }

  /** Stops what is being made and removes the folder. */
  async close(): Promise<void> {
    this.#closing.abort(new Unavailable('The server is closing. Try again in a moment.'))
    await Promise.allSettled([...this.#makings.values()].map(({ done }) => done))
    await rm(this.folder, { recursive: true, force: true })
  }

  #begin(key: string, make: Make<Facts>): Making<Facts> {
    if (this.#inTurn.pendingCount >= this.#limits.mostWaiting)
      throw new Unavailable('Many files are being made at the moment. Try again in a minute.')
    const controller = new AbortController()
    const signal = AbortSignal.any([controller.signal, this.#closing.signal])
    const making: Making<Facts> = { askers: 0, controller, file: undefined, done: undefined as never }
    const end = () => {
      if (this.#makings.get(key) === making) this.#makings.delete(key)
    }
    making.done = this.#inTurn(() => this.#make(making, make, signal)).finally(end)
    // Those who ask hear of a failure themselves; there may be none left.
    making.done.catch(() => {})
    // Who comes after everybody else has gone begins anew.
    controller.signal.addEventListener('abort', end)
    this.#makings.set(key, making)
    return making
  }

  async #make(making: Making<Facts>, make: Make<Facts>, signal: AbortSignal): Promise<SpooledFile<Facts>> {
    signal.throwIfAborted()
    await mkdir(this.folder, { recursive: true })
    const name = randomUUID()
    const draft = join(this.folder, `${name}.part`)
    try {
      const { key, facts } = await make(draft, signal)
      signal.throwIfAborted()
      const { size } = await stat(draft)
      await rename(draft, join(this.folder, name))
      const file = { name, size, facts, readers: making.askers, isForgotten: false, compressed: undefined }
      this.#keep(key, file)
      making.file = file
      return file
    } catch (error) {
      await rm(draft, { force: true })
      throw error
    }
  }

  #held(file: SpooledFile<Facts>): Held<Facts> {
    let isHeld = true
    return {
      name: file.name,
      size: file.size,
      facts: file.facts,
      gzipped: () => this.#compress(file),
      release: () => {
        if (isHeld) this.#release(file)
        isHeld = false
      },
    }
  }

  #compress(file: SpooledFile<Facts>): Promise<Compressed> {
    file.compressed ??= this.#inTurn(() => this.#makeCompressed(file)).catch((error: unknown) => {
      file.compressed = undefined
      throw error
    })
    return file.compressed
  }

  async #makeCompressed({ name }: SpooledFile<Facts>): Promise<Compressed> {
    const path = join(this.folder, name)
    const draft = `${path}.gz.part`
    try {
      const { signal } = this.#closing
      await pipeline(createReadStream(path), createGzip({ level: 5 }), createWriteStream(draft), { signal })
      const { size } = await stat(draft)
      await rename(draft, `${path}.gz`)
      this.#grow(size)
      return { name: `${name}.gz`, size }
    } catch (error) {
      await rm(draft, { force: true })
      throw error
    }
  }

  #release(file: SpooledFile<Facts>): void {
    file.readers -= 1
    if (file.isForgotten && file.readers === 0) this.#remove(file)
  }

  #keep(key: string, file: SpooledFile<Facts>): void {
    const same = this.#files.get(key)
    if (same) this.#forget(key, same)
    this.#files.set(key, file)
    this.#grow(file.size)
  }

  #grow(bytes: number): void {
    this.#bytes += bytes
    for (const [key, file] of this.#files) {
      if (this.#bytes <= this.#limits.mostBytes) return
      if (file.readers === 0) this.#forget(key, file)
    }
  }

  #forget(key: string, file: SpooledFile<Facts>): void {
    this.#files.delete(key)
    this.#bytes -= file.size
    if (file.readers === 0) this.#remove(file)
    else file.isForgotten = true
  }

  #remove({ name, compressed }: SpooledFile<Facts>): void {
    const path = join(this.folder, name)
    rm(path, { force: true }).catch(() => {})
    compressed
      ?.then(({ name: other, size }) => {
        this.#bytes -= size
        return rm(join(this.folder, other), { force: true })
      })
      .catch(() => {})
  }
}
