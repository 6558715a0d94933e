import type { PublicCentre } from '@centres/db'
import { slugOf } from '../centres/present.ts'

export const namedOf = ({ id, names }: Pick<PublicCentre, 'id' | 'names'>) => ({ id, slug: slugOf(names), names })

export const nameOf = ({ id, names }: Pick<PublicCentre, 'id' | 'names'>): string => names[0]?.text ?? id
