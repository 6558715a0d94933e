/** What the reader called a position, for as long as the page lives: the address holds only degrees. */
const names = new Map<string, string>()

export function rememberNear(near: string, name: string): void {
  names.set(near, name)
}

export const nameOfNear = (near: string): string | undefined => names.get(near)
