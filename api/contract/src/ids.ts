import { z } from 'zod'
import { centreIdPrefix, hasRightCheckCharacter } from './check-character.ts'

/** Reads an id as people write it: any case, o for 0, i and l for 1. */
function canonicalId(text: string): string {
  const lower = text.toLowerCase()
  if (!lower.startsWith(centreIdPrefix)) return lower
  return centreIdPrefix + lower.slice(centreIdPrefix.length).replaceAll('o', '0').replace(/[il]/g, '1')
}

export const CentreId = z
  .string()
  .overwrite(canonicalId)
  .regex(/^wca-[0-9a-hjkmnp-tv-z]{7}$/, { error: 'must be wca- and 7 characters, as in wca-0000000', abort: true })
  .refine(hasRightCheckCharacter, {
    error:
      'has a wrong check character: the last character does not fit the six before it, so one of them was mistyped',
    abort: true,
  })
  .meta({
    description: 'Permanent id: wca- and seven characters of Crockford base 32, the last a check character',
    example: 'wca-rny3s5f',
  })
export type CentreId = z.infer<typeof CentreId>
