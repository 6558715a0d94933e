import type { QueueItem } from '@centres/contract'
import { CallFailed, call } from '../app/call.ts'

/** Why something that was chosen is not published with the others. */
export type Hindrance = 'lookalike' | 'decided' | 'changed' | 'failed'
export type Checked = { item: QueueItem; revision: number; hindrance?: Hindrance }
export type Published = { item: QueueItem; centreId: string | null; hindrance?: Hindrance }

function hindranceOf(error: unknown): Hindrance {
  const status = error instanceof CallFailed ? error.problem?.status : undefined
  return status === 404 ? 'decided' : status === 409 ? 'changed' : 'failed'
}

/** Reads what the list does not tell: whether the directory may hold it already, and which form it would be. */
export async function checkPlain(item: QueueItem): Promise<Checked> {
  try {
    const { registration, lookalikes } = await call('GET /moderation/registrations/:id', { params: { id: item.id } })
    const { revision, state } = registration
    if (state !== 'submitted') return { item, revision, hindrance: 'decided' }
    return { item, revision, ...(lookalikes.length > 0 && { hindrance: 'lookalike' }) }
  } catch (error) {
    return { item, revision: 0, hindrance: hindranceOf(error) }
  }
}

/** Looks once more: one of those that were published just before may be the same centre, sent twice. */
export async function publishPlain({ item, revision }: Checked): Promise<Published> {
  const now = await checkPlain(item)
  const hindrance = now.hindrance ?? (now.revision === revision ? undefined : 'changed')
  if (hindrance) return { item, centreId: null, hindrance }
  try {
    const { centreId } = await call('POST /moderation/registrations/:id/decision', {
      params: { id: item.id },
      body: { revision, outcome: 'publish' },
    })
    return { item, centreId }
  } catch (error) {
    return { item, centreId: null, hindrance: hindranceOf(error) }
  }
}
