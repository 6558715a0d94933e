import type { ExportRow } from '@centres/contract'
import type { PublicCentre, RelatedCentres, ReleaseSummary, Transaction } from '@centres/db'
import type { Cited } from '../citations/write.ts'

/** A centre in the forms that files need. */
export type Exported = {
  centre: PublicCentre
  row: ExportRow
  /** Null where the format does not show them: they cost a query a lot. */
  related: RelatedCentres | null
}

/** What a file says of itself. */
export type ExportContext = {
  /** Dataset version. */
  version: string
  /**
   * When the directory came to this version, an ISO instant. Not when the file is made: files of one version and
   * filter are the same to the last byte, whichever process makes them.
   */
  at: string
  publicUrl: string
  /** The release that the file belongs to; an export belongs to none. */
  release?: Pick<ReleaseSummary, 'number' | 'releasedOn'>
  /** What whoever uses the file cites. */
  cited: Cited
  /** The same written out. */
  citation: string
  /** The filters in their wire form, empty for the whole directory. */
  query: string
  /** Whether a CSV file begins with a byte order mark. */
  bom?: boolean
}

/** Takes lots of centres in turn and writes them into one file, holding no more than a lot in memory. */
export type ExportWriter = {
  add: (lot: Exported[]) => Promise<void>
  /** Completes the file. */
  end: () => Promise<void>
  /** Lets go of the file, complete or not. */
  close: () => Promise<void>
}

/** What a file holds beside rows of centres it reads from the transaction while it takes them; at its end that is over. */
export type OpenWriter = (path: string, context: ExportContext, tx: Transaction) => Promise<ExportWriter>
