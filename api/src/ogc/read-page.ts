import type { FeatureCollection, FeatureQuery } from '@centres/contract'
import { countFeatures, type Database, pageFeatures } from '@centres/db'
import { featureOf } from './feature.ts'

type Page = Omit<FeatureCollection, 'links' | 'timeStamp'> & { next: string | undefined }

type Counting = (key: string, count: () => Promise<number>) => Promise<number>

/** One page of features by id; the set is counted once, not once a page. */
export async function readPage(
  database: Database,
  publicUrl: string,
  { f, crs, 'bbox-crs': bboxCrs, limit, after, ...selection }: FeatureQuery,
  counted: Counting,
): Promise<Page> {
  const [{ items, next }, numberMatched] = await Promise.all([
    pageFeatures(database, selection, { limit, after }),
    counted(JSON.stringify(selection), () => countFeatures(database, selection)),
  ])
  return {
    type: 'FeatureCollection',
    numberMatched,
    numberReturned: items.length,
    features: items.map((centre) => featureOf(centre, publicUrl)),
    next,
  }
}
