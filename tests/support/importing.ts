import type { Import, ImportField, ImportRow } from '@centres/contract'
import { expect } from 'vitest'
import type { Visitor } from './people.ts'

const path = '/moderation/imports'

export type Sent = { name?: string; fileName?: string; content: string | Buffer; sourceUrl?: string }

/** Sends a list in; whatever is answered comes back. */
export const upload = (visitor: Visitor, { content, ...sent }: Sent) =>
  visitor.ask('POST', path, {
    name: 'Register of the north',
    fileName: 'list.csv',
    ...sent,
    content: Buffer.from(content).toString('base64'),
  })

/** Waits until what is under way has come to its end. */
export async function settled(visitor: Visitor, id: string): Promise<Import> {
  const read = async () => (await visitor.ask('GET', `${path}/${id}`)).body as Import
  await expect.poll(async () => (await read()).state, { timeout: 20_000, interval: 50 }).not.toMatch(/ing$/)
  return read()
}

export async function rowsOf(visitor: Visitor, id: string): Promise<ImportRow[]> {
  return (await visitor.ask('GET', `${path}/${id}/rows?limit=500`)).body.items
}

/** Sends a list in and checks it. */
export async function checked(
  visitor: Visitor,
  sent: Sent,
  mapping: Partial<Record<ImportField, string>> = {},
): Promise<Import & { rows: ImportRow[] }> {
  const { status, body } = await upload(visitor, sent)
  expect([status, body.detail]).toEqual([201, undefined])
  const asked = { mapping: { ...body.mapping, ...mapping }, sourceUrl: sent.sourceUrl ?? null }
  const begun = await visitor.ask('POST', `${path}/${body.id}/check`, asked)
  expect([begun.status, begun.body.detail]).toEqual([202, undefined])
  const done = await settled(visitor, body.id)
  return { ...done, rows: await rowsOf(visitor, body.id) }
}

export async function does(
  visitor: Visitor,
  id: string,
  task: 'run' | 'undo',
  body: object = {},
): Promise<Import & { rows: ImportRow[] }> {
  const begun = await visitor.ask('POST', `${path}/${id}/${task}`, task === 'run' ? body : undefined)
  expect([begun.status, begun.body.detail]).toEqual([202, undefined])
  const done = await settled(visitor, id)
  return { ...done, rows: await rowsOf(visitor, id) }
}
