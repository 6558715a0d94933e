import { profileOf } from '../centres/present.ts'
import { openTextFile } from './text-file.ts'
import type { Exported, OpenWriter } from './writers.ts'

function lineOf({ centre, related }: Exported): string {
  if (!related) throw new Error('A full record shows the centres that it is related to')
  return `${JSON.stringify(profileOf({ ...centre, related }))}\n`
}

/** One full record a line, as the API answers it. */
export const openNdjson: OpenWriter = (path) => openTextFile(path, { partOf: (lot) => lot.map(lineOf).join('') })
