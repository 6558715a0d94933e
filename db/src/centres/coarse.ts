import type { Precision } from '../schema/centres.ts'

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
