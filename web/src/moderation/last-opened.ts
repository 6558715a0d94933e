let opened: string | undefined

/** The row by which a moderator left the queue, for whoever comes back without a pointer. */
export function rememberOpened(id: string | undefined): void {
  opened = id
}

export const lastOpened = (): string | undefined => opened
