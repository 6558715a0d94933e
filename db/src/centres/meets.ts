import { placeToday } from './coarse.ts'
import { isListed, type PublicCentre } from './public-centre.ts'
import type { CentreSelection } from './selection.ts'
import { distanceOnSphere, isInBox } from './sphere.ts'
import { facets, tagsOf } from './tags.ts'

function meetsCodes(centre: PublicCentre, selection: CentreSelection): boolean {
  const asked = facets.filter((facet) => selection[facet] !== undefined)
  if (asked.length === 0) return true
  const tags = tagsOf(centre)
  return asked.every((facet) => tags.some((tag) => tag.facet === facet && selection[facet]?.includes(tag.code)))
}

/** Whether an earlier version of a record meets a selection, but for place and words. */
export function didMeetFacts(then: PublicCentre, selection: CentreSelection): boolean {
  const { id, confirmedSince } = selection
  const isConfirmed = confirmedSince === undefined || (then.confirmedAt !== null && then.confirmedAt >= confirmedSince)
  const isNamed = id === undefined || id.includes(then.id)
  return isListed(then) && isNamed && isConfirmed && meetsCodes(then, selection)
}

/**
 * Whether it meets the place of a selection, by what may be told today. A place that is no longer to be told may have
 * been anywhere: who asks by place learns nothing of it.
 */
export function didMeetPlace(then: PublicCentre, now: PublicCentre, selection: CentreSelection): boolean {
  const { bbox, near, radiusKm } = selection
  const { location } = placeToday(then, now)
  if (!location) return then.location !== null || !(bbox || (near && radiusKm))
  const position: [number, number] = [location.longitude, location.latitude]
  const isAround = !near || radiusKm === undefined || distanceOnSphere(near, position) <= radiusKm * 1000
  return isAround && (!bbox || isInBox(bbox, position))
}
