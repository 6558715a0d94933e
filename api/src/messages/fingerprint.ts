import { createHash } from 'node:crypto'
import { foldText, type PublicCentre } from '@centres/db'

const lettersOf = (text: string) => foldText(text).replace(/[^\p{L}]+/gu, '')

/** Names of a centre and its institutions: what a mass mailing fills in. The longest first, as one may be part of another. */
const namesOf = ({ names, institutions }: PublicCentre) =>
  [...names, ...institutions.flatMap((institution) => institution.names)]
    .map(({ text }) => lettersOf(text))
    .filter((name) => name.length > 2)
    .sort((one, other) => other.length - one.length)

/**
 * What stays the same where one text goes to many centres: its letters without case, accents, digits, spaces and signs,
 * and without the names of the centre. As a hash, since nobody has to read it.
 */
export function fingerprintOf(text: string, centre: PublicCentre): string {
  const plain = namesOf(centre).reduce((rest, name) => rest.replaceAll(name, ''), lettersOf(text))
  return createHash('sha256').update(plain).digest('hex')
}
