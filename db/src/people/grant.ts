import type { Reader } from '../client.ts'
import { moderators, stewards } from '../schema/roles.ts'
import type { Moderates } from './me.ts'

export async function makeModerator(database: Reader, personId: string, { scope, code }: Moderates, at: string) {
  await database.insert(moderators).values({ personId, scope, code, since: at }).onConflictDoNothing()
}

export async function makeSteward(database: Reader, personId: string, centreId: string, at: string) {
  await database.insert(stewards).values({ personId, centreId, since: at }).onConflictDoNothing()
}
