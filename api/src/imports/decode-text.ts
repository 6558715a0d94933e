const isUtf16 = (bytes: Uint8Array, zeroAt: 0 | 1): boolean => {
  const looked = bytes.subarray(0, 2000)
  const zeros = looked.filter((byte, place) => place % 2 === zeroAt && byte === 0).length
  return looked.length >= 4 && zeros > looked.length / 5
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second, third] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  // Without a mark: in Latin letters every second byte is 0.
  if (isUtf16(bytes, 1)) return 'utf-16le'
  if (isUtf16(bytes, 0)) return 'utf-16be'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    // It holds Latin-1, too, but for control characters that nobody writes.
    return 'windows-1252'
  }
}

/** What no text file holds; the four separators may part its cells. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const foreign = /[\u0000-\u0008\u000e-\u001b]/

/** The text of a file in UTF-8, UTF-16 or Windows-1252; undefined for what is no text. */
export function decodeText(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes)
  return foreign.test(text) ? undefined : text
}
