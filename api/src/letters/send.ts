import { type Database, type Jobs, Permanent } from '@centres/db'
import type { FastifyBaseLogger } from 'fastify'
import { noteDelivery } from '../messages/note-delivery.ts'
import { stillGoes } from '../messages/still-goes.ts'
import { letterQueue, openLetter, type SealedLetter } from './enqueue.ts'
import { renderLetter } from './render.ts'
import { type MailSettings, openTransport } from './transport.ts'

type LetterServices = {
  primary: Database
  jobs: Jobs
  settings: MailSettings & { authSecret: string }
  now: () => Date
  log: Pick<FastifyBaseLogger, 'info' | 'warn'>
}

type MailFailure = Error & { code?: string; responseCode?: number; response?: string }

/** What moderators read of a letter that could not be delivered: servers repeat the address, which is known. */
const withoutAddresses = (text: string) => text.replace(/[^\s<>]+@[^\s<>]+/g, '…')

/** The code of the mail server, or of what did not work; never its sentence. */
const codeOf = ({ responseCode, code, name }: MailFailure) => responseCode ?? code ?? name

/** Where the server refuses this receiver or this letter for good; that it refuses us may be mended. */
const isForGood = ({ responseCode = 0, code }: MailFailure) =>
  responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE')

/** Sends letters from now on, in this process. The log names job and kind: no addresses, no links. */
export async function sendLetters(services: LetterServices): Promise<void> {
  const { jobs, settings, now, log } = services
  const deliver = openTransport(settings)
  /** A letter that went out must not go again as this could not be noted. */
  const tellBack = async ({ kind, about }: SealedLetter, job: string, isDelivered: boolean) => {
    if (kind !== 'message-to-centre' || about === undefined) return
    await noteDelivery(services, { id: about, job, isDelivered }).catch((reason: Error) =>
      log.warn({ job, letter: kind, code: reason.name }, 'delivery not noted'),
    )
  }
  await jobs.work<SealedLetter>(letterQueue.name, async (sealed, id, isLast) => {
    const { kind, to, about } = sealed
    try {
      if (kind === 'message-to-centre' && about !== undefined && !(await stillGoes(services, about))) {
        await tellBack(sealed, id, false)
        log.info({ job: id, letter: kind }, 'letter dropped')
        return
      }
      const letter = await openLetter(sealed, settings.authSecret)
      await deliver({ id, to, ...renderLetter(letter, settings.publicUrl) }, now())
    } catch (reason) {
      const failure = reason as MailFailure
      log.warn({ job: id, letter: kind, code: codeOf(failure) }, 'letter not sent')
      const message = withoutAddresses(failure.message)
      if (isForGood(failure) || isLast) await tellBack(sealed, id, false)
      throw isForGood(failure) ? new Permanent(message) : new Error(message)
    }
    log.info({ job: id, letter: kind }, 'letter sent')
    await tellBack(sealed, id, true)
  })
}
