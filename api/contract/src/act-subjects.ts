/** What acts of staff, stewards and senders are done to. Without Zod: the client lists them. */
export const actSubjects = [
  'registration',
  'claim',
  'centre',
  'suggestion',
  'letter',
  'import',
  'person',
  'appointment',
  'vocabulary',
] as const
export type ActSubject = (typeof actSubjects)[number]
