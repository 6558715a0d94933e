import { sendReminders } from '../reminders/send.ts'
import { tellModerators } from '../reminders/tell-moderators.ts'
import type { Services } from '../services.ts'

/** Stewards are reminded every morning at six, UTC; moderators are told of what waits every hour, if it is their day. */
export async function remindDaily(services: Services): Promise<void> {
  const { jobs } = services
  await jobs.schedule('reminders', '0 6 * * *', () => sendReminders(services))
  await jobs.schedule('tell-moderators', '20 * * * *', () => tellModerators(services))
}
