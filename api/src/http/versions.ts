import { type Database, datasetVersion } from '@centres/db'

/** A version read this long ago is still taken for the newest: what another process wrote shows after it at the latest. */
const milliseconds = 250

/** Knows the dataset version without asking the database for every request. */
export class VersionWatch {
  #database: Database
  #known: { version: string; readAt: number } | undefined
  #reading: Promise<string> | undefined

  constructor(database: Database) {
    this.#database = database
  }

  /** The version, if it was read just now. */
  get fresh(): string | undefined {
    return this.#known && performance.now() - this.#known.readAt < milliseconds ? this.#known.version : undefined
  }

  async current(): Promise<string> {
    return this.fresh ?? this.#read()
  }

  /** After a write of this process: the next reader sees it. */
  forget(): void {
    this.#known = undefined
    // What is being read may be from before the write.
    this.#reading = undefined
  }

  #read(): Promise<string> {
    if (this.#reading) return this.#reading
    const reading: Promise<string> = datasetVersion(this.#database)
      .then((version) => {
        if (this.#reading === reading) this.#known = { version, readAt: performance.now() }
        return version
      })
      .finally(() => {
        if (this.#reading === reading) this.#reading = undefined
      })
    this.#reading = reading
    return reading
  }
}
