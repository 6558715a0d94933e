import type { Database, Jobs } from '@centres/db'

export type AppSettings = {
  isProduction: boolean
  /** Where people reach the directory, without a slash at the end. */
  publicUrl: string
  mapStyleUrl: string | undefined
  trustProxy: boolean | number | string
  logLevel: string
  /** A Redis server in which processes share their counts of requests. */
  redisUrl: string | undefined
  /** Requests a minute from one client; 0 for no limit. */
  rateLimit: number
  /** A folder for exported files that are ready to be sent; without it, one that the system gives. */
  spoolDir: string | undefined
  /** Without one, letters land in a folder of `dataDir`. */
  smtpUrl: string | undefined
  mailFrom: string | undefined
  dataDir: string
  /** Signs cookies and seals what waits to be sent. */
  authSecret: string
  /** Rounds of one try at a challenge; a solver needs some two hundred tries. */
  challengeCost: number
  /** Who decides from the first start on. */
  moderatorEmails: string[]
}

/** All that tests replace. */
export type Services = {
  /** What answers are read from; may be a replica. */
  database: Database
  /** Where writes go. */
  primary: Database
  /** What is to be done after its cause, such as sending a letter. */
  jobs: Jobs
  now: () => Date
  settings: AppSettings
}
