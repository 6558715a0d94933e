import { checkSilences } from '../messages/check-silence.ts'
import { tellSilence } from '../messages/tell-silence.ts'
import { sendReminders } from '../reminders/send.ts'
import { tellModerators } from '../reminders/tell-moderators.ts'
import type { Services } from '../services.ts'

/**
 * Stewards are reminded every morning at six, UTC; who writes and who gets letters is asked after silence at seven, when
 * that has been done; moderators are told of what waits every hour, if it is their day.
 */
export async function remindDaily(services: Services): Promise<void> {
  const { jobs } = services
  await jobs.schedule('reminders', '0 6 * * *', () => sendReminders(services))
  await jobs.schedule('silence', '0 7 * * *', async () => {
    await tellSilence(services)
    await checkSilences(services)
  })
  await jobs.schedule('tell-moderators', '20 * * * *', () => tellModerators(services))
}
