import { sql } from 'drizzle-orm'
import type { Transaction } from '../client.ts'
import { listings } from '../schema/listings.ts'
import { areaNames } from '../search/area-names.ts'
import { documentOf, wordsOfDocument } from '../search/document.ts'
import { foldText } from '../search/fold.ts'
import { changeWordUses } from '../search/words.ts'
import { composeCentres } from './compose.ts'
import { keepRecords } from './keep-records.ts'
import { isListed, type PublicCentre } from './public-centre.ts'
import { codesOf } from './read.ts'
import { tagIds, tagsOf } from './tags.ts'
import { tilePosition } from './tile-position.ts'

const degreeScale = 10_000
const crockford = '0123456789abcdefghjkmnpqrstvwxyz'

const bodyOf = (id: string) => id.slice('wca-'.length, -1)

/** The 30 random bits of the id: a lot that is drawn once and for life. */
const lotOf = (id: string) => [...bodyOf(id)].reduce((lot, character) => lot * 32 + crockford.indexOf(character), 0)

/**
 * Writes anew what readers see of these centres: their whole records, whatever their state, and the listings of
 * those that are published. Belongs in the transaction of every write to a centre. Returns the records.
 */
export async function listCentres(tx: Transaction, ids: string[]): Promise<PublicCentre[]> {
  const records = await composeCentres(tx, ids)
  await keepRecords(tx, records)
  await writeListings(tx, ids, records.filter(isListed))
  return records
}

async function writeListings(tx: Transaction, ids: string[], listed: PublicCentre[]): Promise<void> {
  const removed = await tx.execute<{ words: string[] }>(sql`
    delete from listings where centre_id = any(${sql.param(ids)}::text[])
    returning tsvector_to_array(ts_filter(document, '{a,b,c}')) as words`)
  await changeWordUses(
    tx,
    removed.flatMap(({ words }) => words),
    -1,
  )

  if (listed.length === 0) return
  const names = await areaNames(tx)
  const tags = await tagIds(tx, listed)
  const rows = listed.map((centre) => {
    const document = documentOf(centre, names(centre))
    const { location } = centre
    return {
      words: wordsOfDocument(document),
      row: {
        centreId: centre.id,
        tags: tagsOf(centre).map((tag) => tags(tag)),
        point: location,
        body: bodyOf(centre.id),
        longitude: location && Math.round(location.longitude * degreeScale),
        latitude: location && Math.round(location.latitude * degreeScale),
        ...tilePosition(location),
        document: document.literal,
        nameKey: foldText(centre.names[0]?.text ?? ''),
        confirmedAt: centre.confirmedAt,
        lot: lotOf(centre.id),
        timeZone: centre.timeZone,
        offers: codesOf(centre, 'offers').length,
        seeks: codesOf(centre, 'seeks').length,
      },
    }
  })
  await tx.insert(listings).values(rows.map(({ row }) => row))
  await changeWordUses(
    tx,
    rows.flatMap(({ words }) => words),
    1,
  )
}
