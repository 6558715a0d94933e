import { customType } from 'drizzle-orm/pg-core'

/** Text that sorts by code point: the same order on every database, whatever its locale. */
export const codePointText = customType<{ data: string }>({ dataType: () => 'text collate "C"' })
