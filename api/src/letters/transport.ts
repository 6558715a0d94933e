import { createTransport } from 'nodemailer'
import { keepInOutbox } from './outbox.ts'
import type { Rendered } from './render.ts'

export type MailSettings = {
  /** Without one, letters land in a folder. */
  smtpUrl: string | undefined
  mailFrom: string | undefined
  dataDir: string
  publicUrl: string
}

export type Message = Rendered & {
  /** Of the job: the same at every try. */
  id: string
  to: string
}

/** Hands a message over, or fails. */
export type Transport = (message: Message, at: Date) => Promise<void>

/** Milliseconds. All of them together are less than a job may take. */
const patience = { dnsTimeout: 10_000, connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 }
const noFiles = { disableFileAccess: true, disableUrlAccess: true }

function mailOf(
  { id, to, language, subject, text, html, unsubscribe, replyTo }: Message,
  { mailFrom, publicUrl }: MailSettings,
  at: Date,
) {
  const { hostname } = new URL(publicUrl)
  return {
    from: mailFrom ?? `Writing Centre Atlas <atlas@${hostname}>`,
    // As an object, so that nothing in it is read as a second address.
    to: { name: '', address: to },
    ...(replyTo && { replyTo }),
    subject,
    text,
    html,
    date: at,
    // Whoever gets a letter twice, as a process died before it could note that it was sent, can tell.
    messageId: `<letter-${id}@${hostname}>`,
    headers: {
      'Auto-Submitted': 'auto-generated',
      'Content-Language': language,
      // RFC 8058: mail programs post this to the address for their readers.
      ...(unsubscribe && {
        'List-Unsubscribe': { prepared: true, foldLines: false, value: `<${unsubscribe}>` },
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
  }
}

function bySmtp(url: string, settings: MailSettings): Transport {
  const mailer = createTransport({ url, ...patience, ...noFiles })
  return async (message, at) => void (await mailer.sendMail(mailOf(message, settings, at)))
}

function byOutbox(settings: MailSettings): Transport {
  const composer = createTransport({ streamTransport: true, newline: 'windows', ...noFiles })
  return async (message, at) => {
    const { message: composed } = await composer.sendMail(mailOf(message, settings, at))
    await keepInOutbox(settings.dataDir, { id: message.id, at, content: composed })
  }
}

export const openTransport = (settings: MailSettings): Transport =>
  settings.smtpUrl === undefined ? byOutbox(settings) : bySmtp(settings.smtpUrl, settings)
