import type { Precision } from '../schema/centres.ts'
import type { PublicCentre } from './public-centre.ts'

const showsCity = new Set<Precision>(['building', 'campus', 'city', 'online'])
const showsAdminArea = new Set<Precision>(['building', 'campus', 'city', 'region', 'online'])

/** The parts of a place that a centre lets the public know, by the precision it chose. */
export function publicPlace<
  T extends { precision: Precision; city: string | null; adminArea: string | null; timeZone: string | null },
>(record: T): Pick<T, 'city' | 'adminArea' | 'timeZone'> {
  return {
    city: showsCity.has(record.precision) ? record.city : null,
    adminArea: showsAdminArea.has(record.precision) ? record.adminArea : null,
    timeZone: record.precision === 'hidden' ? null : record.timeZone,
  }
}

/** The greater, the less a point of this precision tells. */
const coarseness: Record<Precision, number> = {
  building: 0,
  campus: 0,
  city: 1,
  region: 2,
  country: 3,
  online: 4,
  hidden: 4,
}

/** Where a centre was, told only as finely as it wants to be found today. */
export function placeToday(
  then: PublicCentre,
  now: PublicCentre,
): Pick<PublicCentre, 'location' | 'city' | 'adminArea'> {
  return {
    location: coarseness[then.precision] < coarseness[now.precision] ? null : then.location,
    city: now.city === null ? null : then.city,
    adminArea: now.adminArea === null ? null : then.adminArea,
  }
}

/** The parts of a place that readers saw as they were entered, of a record as it was public. */
export function exactPlaceOf({
  precision,
  location,
  city,
  adminArea,
  timeZone,
}: Pick<PublicCentre, 'precision' | 'location' | 'city' | 'adminArea' | 'timeZone'>): Partial<
  Pick<PublicCentre, 'location' | 'city' | 'adminArea' | 'timeZone'>
> {
  return {
    ...(coarseness[precision] === 0 && { location }),
    ...(showsCity.has(precision) && { city }),
    ...(showsAdminArea.has(precision) && { adminArea }),
    ...(precision !== 'hidden' && { timeZone }),
  }
}
