import { Writable } from 'node:stream'
import { makeSteward } from '@centres/db'
import { expect, test } from 'vitest'
import { sendReminders } from '../../api/src/reminders/send.ts'
import { aCentre, given } from '../support/a-centre.ts'
import { aForm } from '../support/a-form.ts'
import { testDatabase } from '../support/database.ts'
import { openOffice, tokenIn } from '../support/people.ts'

test('the log of signing in, registering, reminders and erasing holds no address and no token', async () => {
  let written = ''
  const logTo = new Writable({
    write: (text, _, done) => {
      written += text
      done()
    },
  })
  const database = await testDatabase({ seeded: true })
  const now = () => new Date('2026-12-20T06:00:00.000Z')
  const office = await openOffice(database, { logLevel: 'trace', logTo, now })
  const person = await office.signIn('naledi@sun.ac.za')
  const token = tokenIn(await office.letterTo('naledi@sun.ac.za'))
  const { id } = (await person.ask('POST', '/registrations', { form: aForm() })).body
  await person.ask('POST', `/registrations/${id}/submission`, { revision: 1 })
  const confirmedAt = '2026-01-15T10:00:00.000Z'
  const [centre] = await given(database, aCentre({ confirmedAt }))
  const [row] = await database.$client`select id from people where email = 'naledi@sun.ac.za'`
  await makeSteward(database, row?.id, centre?.id ?? '', confirmedAt)
  await sendReminders(office.services)
  const { text = '' } = await office.letterTo('naledi@sun.ac.za', 'still correct')
  const links = [...text.matchAll(/\/(?:reminders|unsubscribe)\/([^\s?]+)/g)].map(([, one]) => one ?? '')
  expect(links).toHaveLength(3)
  const get = (url: string) => office.app.inject({ url, headers: { accept: 'text/html' } })
  for (const link of links) {
    for (const url of [`/reminders/${link}?lang=af`, `/unsubscribe/${link}`, `/v1/reminders/${link}`]) await get(url)
    await office.app.inject({ method: 'POST', url: `/unsubscribe/${link}` })
    await person.ask('GET', `/unsubscriptions/${link}`)
    await person.ask('POST', `/reminders/${link}/closure`, { closed: 'never' })
    await person.ask('POST', `/reminders/${link}/confirmation`)
  }
  await get(`/sign-in/${token}`)
  await person.ask('GET', '/me/data')
  await person.ask('DELETE', '/me', { email: 'naledi@sun.ac.za' })
  await office.close()
  const lines = written.trim().split('\n')
  expect(lines.length).toBeGreaterThan(30)
  expect(written).toContain('"path":"/v1/reminders/…/confirmation"')
  expect(written).toContain('letter sent')
  expect(lines.filter((line) => line.includes('@') || [token, ...links].some((one) => line.includes(one)))).toEqual([])
})
