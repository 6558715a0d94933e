import { type LetterChoices, letterTopics, type Unsubscription } from '@centres/contract'
import { readPerson, readUnsubscribed, subscribe, unsubscribe } from '@centres/db'
import { spent } from '../letters/mandate.ts'
import type { Services } from '../services.ts'
import { readUnsubscribeToken } from './links.ts'

async function find(services: Services, token: string) {
  const { personId, topic } = readUnsubscribeToken(services, token)
  if (!(await readPerson(services.primary, personId))) throw spent()
  return { personId, topic }
}

export async function readUnsubscription(services: Services, token: string): Promise<Unsubscription> {
  const { personId, topic } = await find(services, token)
  return { topic, isOff: (await readUnsubscribed(services.primary, personId)).includes(topic) }
}

export async function unsubscribeByLink(services: Services, token: string): Promise<Unsubscription> {
  const { personId, topic } = await find(services, token)
  await unsubscribe(services.primary, personId, topic, services.now().toISOString())
  return { topic, isOff: true }
}

export async function readChoices({ primary }: Services, personId: string): Promise<LetterChoices> {
  const off = await readUnsubscribed(primary, personId)
  return { reminders: !off.includes('reminders'), waiting: !off.includes('waiting') }
}

export async function choose(services: Services, personId: string, choices: LetterChoices): Promise<LetterChoices> {
  const { primary, now } = services
  for (const topic of letterTopics) {
    if (choices[topic]) await subscribe(primary, personId, topic)
    else await unsubscribe(primary, personId, topic, now().toISOString())
  }
  return choices
}
