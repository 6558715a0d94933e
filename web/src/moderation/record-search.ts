/** With which record the one of the page is held side by side. */
export type RecordSearch = { with?: string }

export const parseRecordSearch = ({ with: other }: Record<string, unknown>): RecordSearch =>
  typeof other === 'string' && /^wca-[0-9a-z]{7}$/i.test(other) ? { with: other.toLowerCase() } : {}
