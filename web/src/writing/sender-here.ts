export type Sender = { name: string; email: string; affiliation: string }

const rememberedAs = 'letter-sender'
const nobody: Sender = { name: '', email: '', affiliation: '' }

function read(storage: () => Storage): Sender | undefined {
  try {
    const kept: unknown = JSON.parse(storage().getItem(rememberedAs) ?? 'null')
    if (typeof kept !== 'object' || kept === null) return undefined
    const { name, email, affiliation } = kept as Partial<Sender>
    const isWhole = [name, email, affiliation].every((part) => typeof part === 'string')
    return isWhole ? (kept as Sender) : undefined
  } catch {
    return undefined
  }
}

/** Who wrote last: with their wish on this device, without it in this tab until it is closed. */
export function senderHere(): { sender: Sender; isRemembered: boolean } {
  const remembered = read(() => localStorage)
  return { sender: remembered ?? read(() => sessionStorage) ?? nobody, isRemembered: remembered !== undefined }
}

export function keepSender(sender: Sender, remembered: boolean): void {
  try {
    const [to, from] = remembered ? [localStorage, sessionStorage] : [sessionStorage, localStorage]
    to.setItem(rememberedAs, JSON.stringify(sender))
    from.removeItem(rememberedAs)
  } catch {
    // Storage may be forbidden: the form still holds it.
  }
}

export function forgetSender(): void {
  try {
    localStorage.removeItem(rememberedAs)
    sessionStorage.removeItem(rememberedAs)
  } catch {
    // What could not be kept need not be forgotten.
  }
}
