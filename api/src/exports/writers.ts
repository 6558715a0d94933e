import type { ExportRow } from '@centres/contract'
import type { PublicCentre, RelatedCentres } from '@centres/db'

/** A centre in the forms that files need. */
export type Exported = { centre: PublicCentre; related: RelatedCentres; row: ExportRow }

/** What a file says of itself. */
export type ExportContext = {
  /** Dataset version. */
  version: string
  /** When the file was made, an ISO instant. */
  at: string
  publicUrl: string
  /** The filters in their wire form, empty for the whole directory. */
  query: string
}

/** Takes lots of centres in turn and writes them into one file, holding no more than a lot in memory. */
export type ExportWriter = {
  add: (lot: Exported[]) => Promise<void>
  /** Completes the file. */
  end: () => Promise<void>
  /** Lets go of the file, complete or not. */
  close: () => Promise<void>
}

export type OpenWriter = (path: string, context: ExportContext) => Promise<ExportWriter>
