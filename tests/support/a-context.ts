import type { ExportContext } from '../../api/src/exports/writers.ts'

/** What a file of the whole directory says of itself. */
export const aContext: ExportContext = {
  version: '1',
  at: '2026-11-01T22:30:00.000Z',
  publicUrl: 'http://localhost:3000',
  query: '',
  cited: {
    id: 'atlas',
    isRecord: false,
    language: 'en',
    title: 'Writing Centre Atlas',
    address: 'http://localhost:3000',
    version: '1',
    rows: 0,
    issuedOn: '2026-11-01',
  },
  citation: 'Writing Centre Atlas. (2026). http://localhost:3000',
}
