import type { Peer, Vouch } from '@centres/contract'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { aBasis, aClaim, aClaimCase, aContested, claimedCentre } from './claims.ts'
import { aPerson, aProblem, aProfile, aRegistration } from './directory.ts'
import { anItem, aQueue, daysAgo, idOf } from './moderation.ts'
import { type Answers, answer, openSite, sent } from './open-site.tsx'

const button = (name: string | RegExp) => screen.getByRole('button', { name })
const refusal = (status: number, detail = 'No.') => answer(aProblem({ status, detail }), status)
const me: Answers = { '/v1/me': () => aPerson({ email: 'thandi@sun.example' }) }
const basisPath = '/v1/centres/wca-0000000/claim'
const claimPath = `/v1/claims/${idOf(7)}`

describe('claiming a centre', () => {
  const claiming = (basis: Parameters<typeof aBasis>[0] = {}, answers: Answers = {}) =>
    openSite('/centres/wca-0000000/claim', {
      answers: {
        ...me,
        [basisPath]: () => aBasis(basis),
        'POST /v1/centres/wca-0000000/claims': () => answer(aClaim(), 201),
        [claimPath]: () => aClaim(),
        ...answers,
      },
    })

  test('begins at the profile', async () => {
    await openSite('/centres/wca-0000000/a-writing-centre', {
      answers: { '/v1/centres/wca-0000000': () => aProfile() },
    })
    const link = await screen.findByRole('link', { name: 'This is ours: claim it' })
    expect(link.getAttribute('href')).toBe('/centres/wca-0000000/claim')
  })

  test('says what is missing, sends what was said, and shows where it stands', async () => {
    const { user } = await claiming()
    expect(await screen.findByRole('link', { name: 'Skryflab' })).toBeTruthy()
    expect(screen.queryByRole('radio', { name: /^By my address/ })).toBeNull()
    await user.click(button('Send the claim'))
    expect(await screen.findByText('Say what you are to this centre.')).toBeTruthy()
    await waitFor(() => expect(document.activeElement?.tagName).toBe('TEXTAREA'))
    expect(screen.getByText('Choose one.')).toBeTruthy()
    await user.type(screen.getByRole('textbox', { name: 'What are you to this centre?' }), 'Its head')
    await user.click(screen.getByRole('radio', { name: /^By a public page/ }))
    await user.type(screen.getByRole('textbox', { name: 'Address of the page' }), 'sun.example')
    await user.click(button('Send the claim'))
    expect(await screen.findByText(/^Write the address of the page/)).toBeTruthy()
    expect(sent).toEqual([])
    await user.clear(screen.getByRole('textbox', { name: 'Address of the page' }))
    await user.type(screen.getByRole('textbox', { name: 'Address of the page' }), 'https://sun.example/staff')
    await user.click(button('Send the claim'))
    expect(await screen.findByRole('heading', { level: 1, name: 'Your claim' })).toBeTruthy()
    expect(await screen.findByText('Sent, waiting for a moderator')).toBeTruthy()
    expect(sent).toEqual([
      {
        request: 'POST /v1/centres/wca-0000000/claims',
        body: { part: 'Its head', proof: 'page', page: 'https://sun.example/staff', association: null },
      },
    ])
  })

  test('is simplest by an address of the domain', async () => {
    const { user } = await claiming({ isOfDomain: true })
    const choice = await screen.findByRole<HTMLInputElement>('radio', { name: /^By my address/ })
    expect(choice.checked).toBe(true)
    await user.type(screen.getByRole('textbox', { name: 'What are you to this centre?' }), 'Its head')
    await user.click(button('Send the claim'))
    await screen.findByRole('heading', { level: 1, name: 'Your claim' })
    expect(sent[0]?.body).toEqual({ part: 'Its head', proof: 'domain', page: null, association: null })
  })

  test('tells who else is asked, and keeps what was typed when it is refused', async () => {
    const { user } = await claiming(
      { isKept: true },
      { 'POST /v1/centres/wca-0000000/claims': () => refusal(409, 'You keep this record already.') },
    )
    expect(await screen.findByText('Somebody keeps this record already')).toBeTruthy()
    await user.type(screen.getByRole('textbox', { name: 'What are you to this centre?' }), 'Its head')
    await user.click(screen.getByRole('radio', { name: /^By an association/ }))
    await user.type(screen.getByRole('textbox', { name: /^Which association/ }), 'EWCA')
    await user.click(button('Send the claim'))
    expect(await screen.findByText('The claim was not sent')).toBeTruthy()
    expect(screen.getByText('EWCA', { selector: 'textarea' })).toBeTruthy()
  })

  const somePeer = (id: string, name: string, obstacle: Peer['obstacle'] = null): Peer => ({
    centre: { id, slug: 'x', names: [{ text: name, language: 'en', kind: 'official' }] },
    institution: 'University of Somewhere',
    countryCode: 'ZA',
    obstacle,
  })

  test('by two other centres, found by name and chosen by keyboard; one that cannot be asked says why', async () => {
    const found = [somePeer('wca-0000002', 'Cape Centre', 'nobody'), somePeer('wca-0000003', 'Karoo Centre')]
    const { user } = await claiming(
      {},
      {
        '/v1/centres/wca-0000000/peers': (query) => ({
          items: query.get('q') === 'natal' ? [somePeer('wca-0000004', 'Natal Centre')] : found,
        }),
      },
    )
    await user.type(await screen.findByRole('textbox', { name: 'What are you to this centre?' }), 'Its head')
    await user.click(screen.getByRole('radio', { name: /^By two other centres/ }))
    await user.click(button('Send the claim'))
    expect(await screen.findByText('Choose two centres.')).toBeTruthy()
    const field = screen.getByRole('combobox', { name: 'A centre that knows you' })
    await waitFor(() => expect(document.activeElement).toBe(field))
    await user.keyboard('centre')
    expect((await screen.findByRole('option', { name: /^Cape Centre/ })).textContent).toContain('cannot be asked')
    await user.keyboard('{Enter}')
    expect(await screen.findByText(/Cape Centre.* cannot be asked, since nobody there could answer/)).toBeTruthy()
    await user.keyboard('centre')
    await screen.findByRole('option', { name: /^Karoo Centre/ })
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}natal')
    await screen.findByRole('option', { name: /^Natal Centre/ })
    await user.keyboard('{Enter}')
    expect(screen.queryByRole('combobox', { name: /centre that knows you$/ })).toBeNull()
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Karoo Centre'))
    await user.click(button('Send the claim'))
    await screen.findByRole('heading', { level: 1, name: 'Your claim' })
    expect(sent[0]?.body).toMatchObject({ proof: 'peers', peers: ['wca-0000003', 'wca-0000004'] })
  })

  test.each([
    ['of one’s own', { isYours: true }, 'You keep this record already'],
    ['claimed already', { openClaim: idOf(7) }, 'You have claimed this centre'],
  ])('of a centre %s needs no form', async (_, basis, text) => {
    await claiming(basis)
    expect(await screen.findByText(text)).toBeTruthy()
    expect(screen.queryByRole('textbox')).toBeNull()
  })

  test('of what is not listed says so', async () => {
    await claiming({}, { [basisPath]: () => refusal(410) })
    expect(await screen.findByRole('heading', { name: 'There is no such record' })).toBeTruthy()
  })

  test('asks strangers to sign in first', async () => {
    await claiming({}, { '/v1/me': () => refusal(401) })
    expect(await screen.findByRole('textbox', { name: 'Your e-mail address' })).toBeTruthy()
  })
})

describe('a claim of one’s own', () => {
  test('stands among one’s centres, and is taken back after a question', async () => {
    let state: 'submitted' | 'withdrawn' = 'submitted'
    const { user } = await openSite('/my-centres', {
      answers: {
        ...me,
        '/v1/registrations': () => ({ items: [] }),
        '/v1/claims': () => ({ items: [aClaim({ state })] }),
        [claimPath]: () => aClaim({ state, contestedUntil: daysAgo(-4) }),
        [`DELETE ${claimPath}`]: () => {
          state = 'withdrawn'
          return {}
        },
      },
    })
    const claims = await screen.findByRole('region', { name: 'Claims' })
    await user.click(within(claims).getByRole('link', { name: 'Skryflab' }))
    expect(await screen.findByText(/^Whoever keeps the record by now has until/)).toBeTruthy()
    await user.click(button('Take it back'))
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Take it back' }))
    expect(await screen.findByText('Taken back')).toBeTruthy()
  })

  test('that was refused is appealed once', async () => {
    const refused = aClaim({ state: 'rejected', reason: 'not-shown', message: 'Who are you?', revision: 4 })
    const { user } = await openSite(`/claims/${idOf(7)}`, {
      answers: {
        ...me,
        [claimPath]: () => refused,
        [`POST ${claimPath}/appeal`]: () => aClaim({ appeal: 'Look again.', revision: 5 }),
      },
    })
    expect(await screen.findByText('It did not become clear that you speak for this centre.')).toBeTruthy()
    expect(screen.getByText('Who are you?')).toBeTruthy()
    await user.click(button('Send the appeal'))
    expect(await screen.findByText('Say why, in your own words.')).toBeTruthy()
    await user.type(screen.getByRole('textbox', { name: 'Why should it be looked at again?' }), 'Look again.')
    await user.click(button('Send the appeal'))
    expect(await screen.findByText('Your appeal waits for a moderator.')).toBeTruthy()
    expect(sent).toEqual([{ request: `POST ${claimPath}/appeal`, body: { revision: 4, message: 'Look again.' } }])
  })

  test('that was refused twice has no appeal left', async () => {
    await openSite(`/claims/${idOf(7)}`, {
      answers: { ...me, [claimPath]: () => aClaim({ state: 'rejected', reason: 'other', appeal: 'Look again.' }) },
    })
    expect(await screen.findByText(/^This was the decision on your appeal/)).toBeTruthy()
    expect(screen.queryByRole('textbox')).toBeNull()
  })

  const aVouch = (vouch: Partial<Vouch> = {}): Vouch => ({
    centre: { id: 'wca-0000003', slug: 'x', names: [{ text: 'Karoo Centre', language: 'en', kind: 'official' }] },
    state: 'asked',
    askedAt: daysAgo(2),
    expiresAt: daysAgo(-12),
    answeredAt: null,
    ...vouch,
  })

  test('shows what other centres say, and asks another where one does not vouch', async () => {
    const silent = aVouch({ centre: claimedCentre, expiresAt: daysAgo(1) })
    const claim = aClaim({ vouches: [aVouch({ state: 'vouched', answeredAt: daysAgo(1) }), silent] })
    const { user } = await openSite(`/claims/${idOf(7)}`, {
      answers: {
        ...me,
        [claimPath]: () => claim,
        '/v1/centres/wca-0000000/peers': () => ({
          items: [
            { centre: { ...claimedCentre, id: 'wca-0000005' }, institution: null, countryCode: 'ZA', obstacle: null },
          ],
        }),
        [`POST ${claimPath}/peers`]: () => ({
          ...claim,
          vouches: [...claim.vouches, aVouch({ centre: { ...claimedCentre, id: 'wca-0000005' } })],
        }),
      },
    })
    const peers = await screen.findByRole('region', { name: 'Other centres that know you' })
    for (const text of ['Vouched: 1 of 2', 'vouches', 'has not answered in time'])
      expect(within(peers).getByText(text)).toBeTruthy()
    await user.click(button('Ask'))
    expect(await within(peers).findByText('Choose a centre.')).toBeTruthy()
    await user.type(within(peers).getByRole('combobox'), 'skryf')
    await user.click(await within(peers).findByRole('option', { name: /^Skryflab/ }))
    await user.click(button('Ask'))
    await waitFor(() => expect(within(peers).queryByRole('button')).toBeNull())
    expect(document.activeElement?.textContent).toBe('Other centres that know you')
    expect(sent).toEqual([{ request: `POST ${claimPath}/peers`, body: { peers: ['wca-0000005'] } }])
  })

  test('that is another’s is not there', async () => {
    await openSite(`/claims/${idOf(7)}`, { answers: me })
    expect(await screen.findByRole('heading', { name: 'There is no such claim of yours' })).toBeTruthy()
  })
})

test('a refused registration is appealed on its page', async () => {
  const id = aRegistration().id
  const { user } = await openSite(`/registrations/${id}`, {
    answers: {
      ...me,
      [`/v1/registrations/${id}`]: () => aRegistration({ state: 'rejected', reason: 'duplicate', revision: 3 }),
      [`POST /v1/registrations/${id}/appeal`]: () => aRegistration({ state: 'submitted', appeal: 'It is not.' }),
    },
  })
  await user.type(await screen.findByRole('textbox', { name: 'Why should it be looked at again?' }), 'It is not.')
  await user.click(button('Send the appeal'))
  expect(await screen.findByText('Your appeal waits for a moderator.')).toBeTruthy()
  expect(sent).toEqual([
    { request: `POST /v1/registrations/${id}/appeal`, body: { revision: 3, message: 'It is not.' } },
  ])
})

describe('a claim on a centre that somebody keeps', () => {
  const contestPath = `${claimPath}/contest`
  const answering = (answers: Answers) =>
    openSite(`/claims/${idOf(7)}/answer`, { answers: { ...me, [contestPath]: () => aContested(), ...answers } })

  test('is answered, and the answer can be changed', async () => {
    const { user } = await answering({
      [`PUT ${contestPath}`]: (_, body) =>
        aContested({ answer: { ...(body as { agrees: boolean; message: string }), at: daysAgo(0) } }),
    })
    expect(await screen.findByText(/asks to keep the record of this centre too/)).toBeTruthy()
    await user.click(button('Send the answer'))
    expect(await screen.findByText('Choose yes or no.')).toBeTruthy()
    await user.click(screen.getByRole('radio', { name: /^No/ }))
    await user.type(screen.getByRole('textbox', { name: 'Your words to the moderators' }), 'Who is this?')
    await user.click(button('Send the answer'))
    expect(await screen.findByText('You do not agree.')).toBeTruthy()
    await user.click(screen.getByRole('radio', { name: /^Yes/ }))
    await user.click(button('Send the answer'))
    expect(await screen.findByText('You agree.')).toBeTruthy()
    expect(sent.map(({ body }) => body)).toEqual([
      { agrees: false, message: 'Who is this?' },
      { agrees: true, message: 'Who is this?' },
    ])
  })

  test('that is decided asks for nothing', async () => {
    await answering({ [contestPath]: () => aContested({ state: 'approved' }) })
    expect(await screen.findByText(/^This claim was decided or taken back/)).toBeTruthy()
    expect(screen.queryByRole('radio')).toBeNull()
  })

  test('is not there for others', async () => {
    await answering({ [contestPath]: () => refusal(404) })
    expect(await screen.findByRole('heading', { name: 'There is nothing here to answer' })).toBeTruthy()
  })
})

describe('vouching for a claimant', () => {
  const vouchPath = '/v1/vouches/a.token'
  const question = () => ({
    claimed: claimedCentre,
    peer: { ...claimedCentre, names: [{ text: 'Karoo Centre', language: 'en', kind: 'official' }] },
    claimant: 'Thandi (thandi@sun.example)',
    part: 'Its head',
    expiresAt: daysAgo(-12),
  })
  const vouching = (answers: Answers) => openSite('/vouch/a.token', { answers })
  const reasoned = (reason: string) => answer({ ...aProblem({ status: 410 }), reason }, 410)

  test.each([
    ['I know them and vouch', true, 'Thank you. Your centre vouches.'],
    ['I do not know them, or cannot say', false, 'Thank you. Your centre does not vouch.'],
  ])('takes a press of a button: %s', async (name, knows, thanks) => {
    const { user } = await vouching({ [vouchPath]: question, [`POST ${vouchPath}`]: () => ({ knows }) })
    for (const text of ['Thandi (thandi@sun.example)', 'Its head']) expect(await screen.findByText(text)).toBeTruthy()
    expect(sent).toEqual([])
    await user.click(button(name))
    expect(await screen.findByText(thanks)).toBeTruthy()
    expect(sent).toEqual([{ request: `POST ${vouchPath}`, body: { knows } }])
    expect(screen.queryByRole('button', { name })).toBeNull()
  })

  test.each([
    ['a link that was used', () => reasoned('link'), /^This link was used already/],
    ['a claim that was decided', () => reasoned('claim'), /^No answer is needed any more/],
    ['somebody who is not asked any more', () => refusal(403), /^This is not yours to answer/],
  ])('of %s says so', async (_, refused, text) => {
    await vouching({ [vouchPath]: refused })
    expect(await screen.findByText(text)).toBeTruthy()
    expect(screen.queryByRole('button', { name: /know them/ })).toBeNull()
  })

  test('that comes too late says so', async () => {
    const { user } = await vouching({ [vouchPath]: question, [`POST ${vouchPath}`]: () => reasoned('link') })
    await user.click(await screen.findByRole('button', { name: 'I know them and vouch' }))
    expect(await screen.findByText(/^This link was used already/)).toBeTruthy()
  })
})

describe('deciding on a claim', () => {
  const casePath = `/v1/moderation/claims/${idOf(7)}`
  const openCase = (found: Parameters<typeof aClaimCase>[0] = {}, answers: Answers = {}) =>
    openSite(`/moderate/claims/${idOf(7)}`, {
      answers: {
        [casePath]: () => aClaimCase(found),
        '/v1/centres/wca-0000000': () => aProfile({ city: 'Stellenbosch' }),
        '/v1/moderation/queue': () => aQueue([]),
        ...answers,
      },
    })

  test('begins in the queue, where its kind is told', async () => {
    await openSite('/moderate', {
      answers: { '/v1/moderation/queue': () => aQueue([anItem(7, { kind: 'claim', title: 'Skryflab' })]) },
    })
    const row = await screen.findByRole('link', { name: 'Skryflab' })
    expect(row.getAttribute('href')).toBe(`/moderate/claims/${idOf(7)}`)
    expect(row.closest('li')?.textContent).toContain('Claim')
    expect(screen.queryByRole('button', { name: /^Choose all/ })).toBeNull()
  })

  test('shows claimant, evidence and record, and approves', async () => {
    const approved = () => aClaim({ state: 'approved' })
    const { user } = await openCase(
      {},
      {
        [`POST ${casePath}/decision`]: approved,
        [`POST ${casePath}/notes`]: (_, body) => ({
          id: '3',
          at: daysAgo(0),
          by: 'Ana',
          role: 'moderator',
          action: 'note',
          subject: 'claim',
          subjectId: idOf(7),
          details: body,
        }),
      },
    )
    expect(await screen.findByRole('heading', { level: 1, name: /^A claim on .Skryflab.$/ })).toBeTruthy()
    const claimant = screen.getByRole('region', { name: 'Claimant and evidence' })
    for (const text of ['Thandi', 'thandi@sun.example', 'Its head', 'French', 'By a public page'])
      expect(within(claimant).getByText(text)).toBeTruthy()
    const page = within(claimant).getByRole('link', { name: 'https://www.sun.example/staff' })
    expect(page.getAttribute('rel')).toContain('noopener')
    expect(await screen.findByRole('heading', { level: 2, name: 'A Writing Centre' })).toBeTruthy()
    expect(screen.getByText('Nobody keeps it yet.')).toBeTruthy()
    expect(screen.queryByRole('region', { name: 'Other centres that know the claimant' })).toBeNull()
    await user.type(screen.getByRole('textbox', { name: 'A note for other moderators' }), 'Ask them.')
    await user.click(button('Leave the note'))
    expect(await screen.findByText('Ask them.')).toBeTruthy()
    await user.click(screen.getByRole('radio', { name: /^Approve/ }))
    await user.type(screen.getByRole('textbox', { name: 'Your words to the sender' }), 'Welcome.')
    await user.click(button('Approve'))
    expect(await screen.findByText('Approved: Skryflab')).toBeTruthy()
    expect(sent.at(-1)?.body).toEqual({ revision: 1, outcome: 'approve', reason: null, message: 'Welcome.' })
  })

  test('refuses with a reason, after a question', async () => {
    const { user } = await openCase(
      {},
      { [`POST ${casePath}/decision`]: () => aClaim({ state: 'rejected', reason: 'not-shown' }) },
    )
    await user.click(await screen.findByRole('radio', { name: /^Refuse/ }))
    await user.click(button('Refuse …'))
    expect(await screen.findByText('Choose a reason: the sender reads it.')).toBeTruthy()
    await user.selectOptions(screen.getByRole('combobox', { name: 'Reason' }), 'not-shown')
    await user.click(button('Refuse …'))
    expect(sent).toEqual([])
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Refuse it' }))
    expect(await screen.findByText('Refused: Skryflab')).toBeTruthy()
    expect(sent[0]?.body).toEqual({ revision: 1, outcome: 'reject', reason: 'not-shown', message: '' })
  })

  test('waits for those who keep the record, whose answers are shown', async () => {
    await openCase({
      approvableFrom: daysAgo(-3),
      stewards: [
        { by: 'Nomsa', answer: { agrees: false, message: 'Who is this?', at: daysAgo(1) } },
        { by: 'Piet', answer: null },
      ],
    })
    const stewards = await screen.findByRole('region', { name: 'Who keeps the record now' })
    expect(within(stewards).getByText('does not agree')).toBeTruthy()
    expect(within(stewards).getByText('Who is this?')).toBeTruthy()
    expect(within(stewards).getByText('has not answered')).toBeTruthy()
    expect(screen.getByText(/^Until .* it can only be refused/)).toBeTruthy()
    expect(screen.queryByRole('radio', { name: /^Approve/ })).toBeNull()
    expect(screen.getByRole('radio', { name: /^Refuse/ })).toBeTruthy()
  })

  test('leaves an appeal to somebody else', async () => {
    await openCase({
      claim: aClaim({ appeal: 'Look again.', reason: 'not-shown' }),
      isForAnother: true,
    })
    expect(await screen.findByText('Another moderator decides here')).toBeTruthy()
    expect(screen.getByText('Look again.')).toBeTruthy()
    expect(screen.getByText(/^Refused before, with this reason/)).toBeTruthy()
    expect(screen.queryByRole('radio')).toBeNull()
  })

  test('that comes too late says what has happened and keeps the words', async () => {
    let decided = false
    const { user } = await openCase(
      {},
      {
        [casePath]: () =>
          aClaimCase({ claim: decided ? aClaim({ state: 'approved', decidedAt: daysAgo(0) }) : aClaim() }),
        [`POST ${casePath}/decision`]: () => {
          decided = true
          return refusal(409)
        },
      },
    )
    await user.click(await screen.findByRole('radio', { name: /^Approve/ }))
    await user.type(screen.getByRole('textbox', { name: 'Your words to the sender' }), 'Just in time.')
    await user.click(button('Approve'))
    expect(await screen.findByText('Somebody else has decided in the meantime')).toBeTruthy()
    expect(screen.getByText('Just in time.')).toBeTruthy()
    expect(screen.queryByRole('radio')).toBeNull()
  })

  test('of a record that is gone can still be refused', async () => {
    await openCase({}, { '/v1/centres/wca-0000000': () => refusal(410) })
    expect(await screen.findByText('The record is not listed any more.')).toBeTruthy()
    expect(screen.getByRole('radio', { name: /^Refuse/ })).toBeTruthy()
    expect(screen.getAllByRole('link', { name: claimedCentre.names[0]?.text ?? '' }).length).toBeGreaterThan(0)
  })
})
