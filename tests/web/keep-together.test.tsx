import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { anInvitation, anOpened, somePeople } from './claims.ts'
import { aPerson, aProblem } from './directory.ts'
import { daysAgo, idOf } from './moderation.ts'
import { type Answers, answer, openSite, sent } from './open-site.tsx'

const button = (name: string | RegExp) => screen.getByRole('button', { name })
const refusal = (status: number, detail = 'No.') => answer(aProblem({ status, detail }), status)
const me: Answers = { '/v1/me': () => aPerson({ email: 'ana@sun.example' }) }
const people = '/v1/centres/wca-0000000/stewards'

const openPeople = (answers: Answers) =>
  openSite('/centres/wca-0000000/people', { answers: { ...me, [people]: () => somePeople(), ...answers } })

describe('who keeps a record', () => {
  test('is shown to those who keep it, with what waits', async () => {
    await openPeople({
      [people]: () =>
        somePeople({
          stewards: [
            { by: 'Ana', since: daysAgo(90), isYou: true },
            { by: 'piet@sun.example', since: daysAgo(9), isYou: false },
          ],
          invitations: [anInvitation({ handsOver: true, isYours: false })],
          claims: [{ id: idOf(7), claimant: 'Thandi', submittedAt: daysAgo(1) }],
        }),
    })
    const keepers = await screen.findByRole('region', { name: 'Who keeps it now' })
    const rows = within(keepers).getAllByRole('listitem')
    expect(rows.map(({ textContent }) => textContent?.includes('you'))).toEqual([true, false])
    expect(screen.getByText(/Whoever invited leaves when it is accepted\.$/)).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Answer the claim' }).getAttribute('href')).toBe(
      `/claims/${idOf(7)}/answer`,
    )
  })

  test('grows by an invitation, which can be taken back', async () => {
    const { user } = await openPeople({
      'POST /v1/centres/wca-0000000/invitations': () => answer(somePeople({ invitations: [anInvitation()] }), 201),
      [`DELETE /v1/centres/wca-0000000/invitations/${idOf(9)}`]: () => somePeople(),
    })
    await user.click(await screen.findByRole('button', { name: 'Send the invitation' }))
    const field = screen.getByRole('textbox', { name: 'Their e-mail address' })
    expect(field.getAttribute('aria-invalid')).toBe('true')
    expect(document.activeElement).toBe(field)
    await user.type(field, 'nomsa@sun.example')
    await user.selectOptions(screen.getByRole('combobox', { name: 'Language of the letter' }), 'fr')
    await user.click(screen.getByRole('checkbox', { name: /^Hand over/ }))
    await user.click(button('Send the invitation'))
    expect(await screen.findByText('The invitation is on its way.')).toBeTruthy()
    await user.click(button('Take back the invitation to nomsa@sun.example'))
    expect(await screen.findByText('Nobody is invited at the moment.')).toBeTruthy()
    expect(sent).toEqual([
      {
        request: 'POST /v1/centres/wca-0000000/invitations',
        body: { email: 'nomsa@sun.example', language: 'fr', handsOver: true },
      },
      { request: `DELETE /v1/centres/wca-0000000/invitations/${idOf(9)}`, body: undefined },
    ])
  })

  test('keeps the address that was refused', async () => {
    const { user } = await openPeople({
      'POST /v1/centres/wca-0000000/invitations': () => refusal(409, 'This address is invited already.'),
    })
    await user.type(await screen.findByRole('textbox', { name: 'Their e-mail address' }), 'nomsa@sun.example')
    await user.click(button('Send the invitation'))
    expect(await screen.findByText('The invitation was not sent')).toBeTruthy()
    expect(screen.getByText('This address is invited already.')).toBeTruthy()
    expect(screen.getByDisplayValue('nomsa@sun.example')).toBeTruthy()
  })

  test('is not for others', async () => {
    await openPeople({ [people]: () => refusal(403) })
    expect(await screen.findByRole('heading', { name: 'This record is not yours to keep' })).toBeTruthy()
  })
})

describe('leaving', () => {
  const leaving: Answers = { 'POST /v1/centres/wca-0000000/leaving': () => ({}) }
  const leave = async (user: Awaited<ReturnType<typeof openSite>>['user']) => {
    await user.click(await screen.findByRole('button', { name: 'Stop keeping the record' }))
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Stop keeping it' }))
    expect(await screen.findByText('You keep the record no more')).toBeTruthy()
  }

  test('asks the last one for a successor, or for the word that there is none', async () => {
    const { user } = await openPeople(leaving)
    expect(await screen.findByText(/^You are the last who keeps this record\. Please invite/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Stop keeping the record' })).toBeNull()
    await user.click(screen.getByRole('checkbox', { name: /^Nobody follows/ }))
    await leave(user)
    expect(sent).toEqual([{ request: 'POST /v1/centres/wca-0000000/leaving', body: { nobodyFollows: true } }])
  })

  test('is free for the last one who has invited somebody, and for one of several', async () => {
    const invited = await openPeople({ ...leaving, [people]: () => somePeople({ invitations: [anInvitation()] }) })
    await leave(invited.user)
    invited.unmount()
    const stewards = ['Ana', 'Piet'].map((by) => ({ by, since: daysAgo(9), isYou: by === 'Ana' }))
    const { user } = await openPeople({ ...leaving, [people]: () => somePeople({ stewards }) })
    await leave(user)
    expect(sent.map(({ body }) => body)).toEqual([{ nobodyFollows: false }, { nobodyFollows: false }])
  })

  test('that is refused says so', async () => {
    const stewards = ['Ana', 'Piet'].map((by) => ({ by, since: daysAgo(9), isYou: by === 'Ana' }))
    const { user } = await openPeople({
      [people]: () => somePeople({ stewards }),
      'POST /v1/centres/wca-0000000/leaving': () => refusal(409, 'You are the last.'),
    })
    await user.click(await screen.findByRole('button', { name: 'Stop keeping the record' }))
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Stop keeping it' }))
    expect(await screen.findByText('You still keep the record')).toBeTruthy()
  })
})

describe('an invitation', () => {
  const opening = (answers: Answers) =>
    openSite('/invitations/a-token', {
      answers: { ...me, 'POST /v1/invitations/opened': () => anOpened(), ...answers },
    })

  test('is accepted by its button alone', async () => {
    const { user } = await opening({ 'POST /v1/invitations/accepted': () => anOpened({ isYours: true }) })
    expect(await screen.findByText(/invites you to keep this record/)).toBeTruthy()
    expect(screen.getByText(/^You accept as .ana@sun.example/)).toBeTruthy()
    expect(sent.map(({ request }) => request)).toEqual(['POST /v1/invitations/opened'])
    await user.click(button('Accept'))
    expect(await screen.findByText('You keep this record from now on')).toBeTruthy()
    expect(sent.at(-1)).toEqual({ request: 'POST /v1/invitations/accepted', body: { token: 'a-token' } })
    expect(screen.getByRole('link', { name: 'Look at the record' }).getAttribute('href')).toBe(
      '/centres/wca-0000000/edit',
    )
  })

  test.each(['opened', 'accepted'])('that does not hold any more when it is %s says so', async (when) => {
    const { user } = await opening({ [`POST /v1/invitations/${when}`]: () => refusal(410) })
    if (when === 'accepted') await user.click(await screen.findByRole('button', { name: 'Accept' }))
    expect(await screen.findByRole('heading', { name: 'This invitation does not hold any more' })).toBeTruthy()
  })

  test('to a record that one keeps already asks for nothing', async () => {
    await opening({ 'POST /v1/invitations/opened': () => anOpened({ isYours: true }) })
    expect(await screen.findByText('You keep this record already')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Accept' })).toBeNull()
  })

  test('asks strangers to sign in, says what for, and shows them nothing else', async () => {
    await opening({ '/v1/me': () => refusal(401) })
    expect(await screen.findByRole('textbox', { name: 'Your e-mail address' })).toBeTruthy()
    expect(screen.getByText(/^You are invited to keep the record of a centre\./)).toBeTruthy()
    await waitFor(() => expect(sent).toEqual([]))
  })
})
