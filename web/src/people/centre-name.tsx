import type { Name } from '@centres/contract'
import { directionOf } from '../i18n/languages.ts'
import { ForeignText } from '../ui/text.tsx'

type Named = { id: string; names: readonly Name[] }

export const centreNameOf = ({ id, names }: Named): string => names[0]?.text ?? id

/** The first name of a centre, in its own language and direction. */
export function CentreName({ centre }: { centre: Named }) {
  const [name] = centre.names
  return (
    <ForeignText
      text={centreNameOf(centre)}
      lang={name?.language ?? undefined}
      dir={name?.language ? directionOf(name.language) : 'auto'}
    />
  )
}
