export const registerSteps = ['you', 'centre', 'work', 'peers', 'words', 'contact', 'review'] as const
export type RegisterStep = (typeof registerSteps)[number]

export type RegisterSearch = {
  /** Of the registration on the server, once there is one. */
  id?: string
  step?: RegisterStep
}

export function parseRegisterSearch({ id, step }: Record<string, unknown>): RegisterSearch {
  const known = registerSteps.find((one) => one === step)
  return { ...(typeof id === 'string' && { id }), ...(known && { step: known }) }
}
