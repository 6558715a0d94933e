import { open } from 'node:fs/promises'
import type { Exported, ExportWriter } from './writers.ts'

type TextFile = { head?: string; partOf: (lot: Exported[]) => string; tail?: string }

/** A file of text, written a lot at a time. */
export async function openTextFile(path: string, { head = '', partOf, tail = '' }: TextFile): Promise<ExportWriter> {
  await using opening = new AsyncDisposableStack()
  const file = opening.use(await open(path, 'wx'))
  const write = async (text: string) => {
    if (text !== '') await file.appendFile(text)
  }
  await write(head)
  const opened = opening.move()
  return { add: (lot) => write(partOf(lot)), end: () => write(tail), close: () => opened.disposeAsync() }
}
