import { z } from 'zod'

/** A whole number in its wire form; an empty, hexadecimal or exponential one is refused, unlike with z.coerce. */
export function integerParam(minimum: number, maximum: number) {
  return z
    .string()
    .refine((text) => /^-?\d{1,9}$/.test(text) && Number(text) >= minimum && Number(text) <= maximum, {
      error: `must be a whole number from ${minimum} to ${maximum}`,
      abort: true,
    })
    .transform(Number)
    .meta({ type: 'integer', minimum, maximum })
}

/** A decimal number in its wire form, above zero. */
export function positiveParam(maximum: number) {
  return z
    .string()
    .refine((text) => /^\d{1,6}(\.\d{1,9})?$/.test(text) && Number(text) > 0 && Number(text) <= maximum, {
      error: `must be a decimal number above 0 and at most ${maximum}`,
      abort: true,
    })
    .transform(Number)
    .meta({ type: 'number', exclusiveMinimum: 0, maximum })
}

/** A key that may be repeated: a single value and a list of values are both a list here. */
export function repeatable<T extends z.ZodType>(value: T, most = 50) {
  return z.preprocess(
    (input) => (input === undefined || Array.isArray(input) ? input : [input]),
    z.array(value).min(1).max(most, `may be repeated at most ${most} times`).optional(),
  )
}
