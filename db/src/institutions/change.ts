import { eq } from 'drizzle-orm'
import type { InstitutionEdit } from '../centres/record.ts'
import type { Transaction } from '../client.ts'
import { institutionNames, institutions } from '../schema/institutions.ts'

/** Writes the facts of institutions. Their centres change with them: only replaceCentres may ask for this. */
export async function changeInstitutions(tx: Transaction, edits: InstitutionEdit[]): Promise<void> {
  for (const { id, institution } of edits) {
    const { type, website, ror, wikidata, names } = institution
    await tx.update(institutions).set({ type, website, ror, wikidata }).where(eq(institutions.id, id))
    await tx.delete(institutionNames).where(eq(institutionNames.institutionId, id))
    await tx
      .insert(institutionNames)
      .values(
        names.map(({ text, language, kind }, position) => ({ institutionId: id, position, text, language, kind })),
      )
  }
}
