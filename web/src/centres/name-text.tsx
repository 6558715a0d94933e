import type { Name } from '@centres/contract'
import { ForeignText } from '../ui/text.tsx'
import { languageOf } from './centre-names.ts'

/** A name in its own language and direction. */
export function NameText({ name }: { name: Name }) {
  return <ForeignText text={name.text} {...languageOf(name)} />
}
