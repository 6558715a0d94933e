import type { DatasetChange } from '@centres/contract'
import type { FoundChange, PublicCentre } from '@centres/db'
import { slugOf } from '../centres/present.ts'
import { changedFields, type ToldField, toldFieldsOf } from '../centres/told-fields.ts'

type Fields = Pick<DatasetChange, 'before' | 'after'>

const published = (version: PublicCentre | null) => (version?.state === 'published' ? version : null)

const pick = (fields: Record<ToldField, unknown>, names: ToldField[]) =>
  Object.fromEntries(names.map((name) => [name, fields[name]]))

/** A record that became public is told whole, so that a copy can be built from changes alone. */
function fieldsOf({ before, after, now }: FoundChange): Fields {
  const [was, is] = [published(before), published(after)]
  if (!is || !now) return { before: {}, after: null }
  const told = toldFieldsOf(is, now)
  if (!was) return { before: null, after: told }
  const names = changedFields(was, is)
  return { before: pick(toldFieldsOf(was, now), names), after: pick(told, names) }
}

export function tellChange(change: FoundChange): DatasetChange {
  const { id, at, subject, subjectId, actor, action, source, before, after, now } = change
  const isCentre = subject === 'centre'
  return {
    version: id,
    at,
    subject,
    centreId: isCentre ? subjectId : null,
    vocabulary: subject === 'vocabulary' ? subjectId : null,
    slug: now && slugOf(now.names),
    name: now?.names[0]?.text ?? null,
    actor,
    action,
    source: isCentre && !now ? null : source,
    ...(isCentre ? fieldsOf(change) : ({ before, after } as Fields)),
  }
}
