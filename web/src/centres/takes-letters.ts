import type { CentreProfile } from '@centres/contract'

/** There is nobody left to read what goes to a centre that has closed or become part of another. */
export const takesLetters = ({ lifeState }: Pick<CentreProfile, 'lifeState'>): boolean =>
  lifeState !== 'closed' && lifeState !== 'merged'
