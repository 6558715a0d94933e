import { randomUUID } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createGzip } from 'node:zlib'
import pLimit from 'p-limit'
import { Unavailable } from '../errors.ts'
import type { SpoolFolder } from './spool-folder.ts'
import { writeNewFile } from './write-new-file.ts'

type Compressed = { name: string; size: number }
type Compressing = { done: Promise<Compressed>; file: Compressed | undefined }
type SpooledFile<Facts> = {
  name: string
  size: number
  facts: Facts
  readers: number
  /** Removed as soon as nobody reads it. */
  isForgotten: boolean
  compressing: Compressing | undefined
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
  letGo: () => void
}

export type SpoolLimits = { mostBytes: number; atOnce: number; mostWaiting: number }

/** Compressing takes a core and no connection, so it waits for no making. */
const compressedAtOnce = 2

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
  readonly folder: SpoolFolder
  #limits: SpoolLimits
  /** From the least to the most recently used. */
  #files = new Map<string, SpooledFile<Facts>>()
  #makings = new Map<string, Making<Facts>>()
  #bytes = 0
  #inTurn: ReturnType<typeof pLimit>
  #compressInTurn = pLimit(compressedAtOnce)
  /** All that writes into the folder. */
  #writing = new Set<Promise<unknown>>()
  #closing = new AbortController()

  constructor(folder: SpoolFolder, limits: SpoolLimits) {
    this.folder = folder
    this.#limits = limits
    this.#inTurn = pLimit(limits.atOnce)
  }

  /** The file of a key. Once nobody who asked for it is left, it is not made any further. */
  async take(key: string, make: Make<Facts>, asker: AbortSignal): Promise<Held<Facts>> {
    const file = this.#files.get(key)
    if (file && existsSync(this.#pathOf(file.name))) {
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
      if (making.file) this.#letGo(making.file)
      else if (--making.askers === 0) making.controller.abort(error)
      throw error
    }
  }

  /** Stops what is being made; whoever waits for it is told to try again. */
  stop(): void {
    this.#closing.abort(new Unavailable('The server is closing. Try again in a moment.'))
  }

  /** Stops and removes the folder, once nothing writes into it any more. */
  async close(): Promise<void> {
    this.stop()
    await Promise.allSettled(this.#writing)
    await this.folder.remove()
  }

  #pathOf(name: string): string {
    return join(this.folder.path, name)
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
    making.done = this.#waitedFor(this.#inTurn(() => this.#make(making, make, signal))).finally(end)
    // Those who ask hear of a failure themselves; there may be none left.
    making.done.catch(() => {})
    // Who comes after everybody else has gone begins anew.
    controller.signal.addEventListener('abort', end)
    this.#makings.set(key, making)
    return making
  }

  async #make(making: Making<Facts>, make: Make<Facts>, signal: AbortSignal): Promise<SpooledFile<Facts>> {
    const name = randomUUID()
    const { size, made } = await this.#writeWhole(name, signal, (draft) => make(draft, signal))
    const { key, facts } = made
    const file = { name, size, facts, readers: making.askers, isForgotten: false, compressing: undefined }
    this.#keep(key, file)
    making.file = file
    return file
  }

  /** Whoever waited hears why it was stopped, not what broke thereby. */
  async #writeWhole<Made>(
    name: string,
    signal: AbortSignal,
    write: (draft: string) => Promise<Made>,
  ): Promise<{ size: number; made: Made }> {
    const draft = this.#pathOf(`${name}.part`)
    try {
      signal.throwIfAborted()
      await this.folder.keep()
      const made = await write(draft)
      signal.throwIfAborted()
      const { size } = await stat(draft)
      await rename(draft, this.#pathOf(name))
      return { size, made }
    } catch (error) {
      await rm(draft, { force: true })
      throw signal.aborted ? signal.reason : error
    }
  }

  #waitedFor<Result>(writing: Promise<Result>): Promise<Result> {
    this.#writing.add(writing)
    const end = () => this.#writing.delete(writing)
    writing.then(end, end)
    return writing
  }

  #held(file: SpooledFile<Facts>): Held<Facts> {
    let isHeld = true
    return {
      name: file.name,
      size: file.size,
      facts: file.facts,
      gzipped: () => this.#compress(file),
      letGo: () => {
        if (isHeld) this.#letGo(file)
        isHeld = false
      },
    }
  }

  #compress(file: SpooledFile<Facts>): Promise<Compressed> {
    const known = file.compressing?.file
    if (known && !existsSync(this.#pathOf(known.name))) this.#forgetCompressed(file)
    file.compressing ??= this.#beginCompressing(file)
    return file.compressing.done
  }

  #beginCompressing(file: SpooledFile<Facts>): Compressing {
    const compressing: Compressing = { file: undefined, done: undefined as never }
    compressing.done = this.#waitedFor(this.#compressInTurn(() => this.#makeCompressed(file.name))).then(
      (compressed) => {
        compressing.file = compressed
        this.#grow(compressed.size)
        return compressed
      },
      (error: unknown) => {
        file.compressing = undefined
        throw error
      },
    )
    return compressing
  }

  async #makeCompressed(plain: string): Promise<Compressed> {
    const name = `${plain}.gz`
    const { signal } = this.#closing
    const { size } = await this.#writeWhole(name, signal, (draft) =>
      writeNewFile(draft, [createReadStream(this.#pathOf(plain)), createGzip({ level: 5 })], signal),
    )
    return { name, size }
  }

  #letGo(file: SpooledFile<Facts>): void {
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

  #forgetCompressed(file: SpooledFile<Facts>): void {
    this.#bytes -= file.compressing?.file?.size ?? 0
    file.compressing = undefined
  }

  #remove({ name, compressing }: SpooledFile<Facts>): void {
    rm(this.#pathOf(name), { force: true }).catch(() => {})
    compressing?.done
      .then(({ name: other, size }) => {
        this.#bytes -= size
        return rm(this.#pathOf(other), { force: true })
      })
      .catch(() => {})
  }
}
