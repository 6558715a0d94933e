import { z } from 'zod'
import { canonicalId, centreIdPrefix, hasRightCheckCharacter, type IdPrefix, setIdPrefix } from './check-character.ts'

function permanentId(prefix: IdPrefix, example: string) {
  return z
    .string()
    .overwrite((text) => canonicalId(prefix, text))
    .regex(new RegExp(`^${prefix}[0-9a-hjkmnp-tv-z]{7}$`), {
      error: `must be ${prefix} and 7 characters, as in ${prefix}0000000`,
      abort: true,
    })
    .refine(hasRightCheckCharacter, {
      error:
        'has a wrong check character: the last character does not fit the six before it, so one of them was mistyped',
      abort: true,
    })
    .meta({
      description: `Permanent id: ${prefix} and seven characters of Crockford base 32, the last a check character`,
      example,
    })
}

export const CentreId = permanentId(centreIdPrefix, 'wca-rny3s5f')
export type CentreId = z.infer<typeof CentreId>

export const SetId = permanentId(setIdPrefix, 'set-4r04g0n')
export type SetId = z.infer<typeof SetId>
