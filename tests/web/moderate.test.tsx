import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { aProblem, aProfile } from './directory.ts'
import { aCase, aForm, aLookalike, anAct, anItem, aQueue, aRegistration, daysAgo, idOf } from './moderation.ts'
import { type Answers, answer, asked, openSite } from './open-site.tsx'

const queuePath = '/v1/moderation/queue'
const casePath = (number = 1) => `/v1/moderation/registrations/${idOf(number)}`
const pageOf = (number = 1) => `/moderate/registrations/${idOf(number)}`

const queueOf = (...items: ReturnType<typeof anItem>[]): Answers => ({ [queuePath]: () => aQueue(items) })
const rowNamed = (name: string) => screen.findByRole('link', { name })
const button = (name: string | RegExp) => screen.getByRole('button', { name })
const isRefused = (status: number) => () => answer(aProblem({ status, detail: 'Not for you.' }), status)

type Sent = Record<string, unknown>

/** A server that takes decisions and keeps what was sent. */
function deciding(answers: Answers = {}) {
  const sent: Sent[] = []
  const all: Answers = {
    ...queueOf(anItem(2)),
    [casePath()]: () => aCase(),
    [casePath(2)]: () =>
      aCase({ registration: aRegistration({ id: idOf(2), form: aForm({ names: [name('Second')] }) }) }),
    [`POST ${casePath()}/decision`]: (_, body) => {
      sent.push(body as Sent)
      const states = { publish: 'published', ask: 'changes-asked', reject: 'rejected' } as const
      const { outcome } = body as { outcome: keyof typeof states }
      const centreId = outcome === 'publish' ? 'wca-0000000' : null
      return aRegistration({ state: states[outcome], centreId, decidedAt: daysAgo(0) })
    },
    ...answers,
  }
  return { sent, answers: all }
}

const name = (text: string) => ({ text, language: 'en', kind: 'official' as const })

describe('the queue', () => {
  test('shows what waits, the oldest first, with how long and what is known of the sender', async () => {
    await openSite('/moderate', {
      answers: queueOf(anItem(1, { evidence: ['email-confirmed', 'institution-domain'] }), anItem(8)),
    })
    const rows = within(await screen.findByRole('list', { name: 'Waiting for a decision' })).getAllByRole('listitem')
    expect(rows.map((row) => within(row).getByRole('link').textContent)).toEqual(['Centre 1', 'Centre 8'])
    expect(rows[0]?.textContent).toContain('Waiting for 9 days, longer than usual')
    expect(rows[0]?.textContent).toContain('South Africa')
    expect(rows[0]?.textContent).toContain('institution domain')
    expect(rows[1]?.textContent).toMatch(/Waiting for 2 days(?!, longer)/)
    expect(screen.getByText('2 cases wait')).toBeTruthy()
    expect(document.title).toBe('Moderate · Writing Centre Atlas')
  })

  test('narrows to a country or area where something waits, in the address', async () => {
    const countries = [
      { code: 'ZA', count: 2 },
      { code: 'AX', count: 1 },
    ]
    const { user } = await openSite('/moderate', {
      answers: {
        [queuePath]: (query) =>
          aQueue(query.get('country') === 'AX' ? [anItem(3, { countryCode: 'AX' })] : [anItem(1), anItem(2)], {
            countries,
          }),
      },
    })
    const choice = await screen.findByRole('combobox', { name: 'Country or area' })
    expect(
      within(choice)
        .getAllByRole('option')
        .map(({ textContent }) => textContent),
    ).toEqual(['All countries and areas', 'Åland Islands: 1', 'South Africa: 2'])
    await user.selectOptions(choice, 'AX')
    await rowNamed('Centre 3')
    expect(location.search).toBe('?country=AX')
    expect(screen.getByRole('link', { name: 'Centre 3' }).getAttribute('href')).toBe(`${pageOf(3)}?country=AX`)
  })

  test('narrows to a kind and to what has waited long, in the address, and goes back to all', async () => {
    const { user } = await openSite('/moderate?days=30', {
      answers: {
        [queuePath]: (query) => ({
          ...aQueue(query.get('days') === '30' ? [] : [anItem(1, { isAppeal: true })]),
          kinds: [
            { code: 'registration', count: 1 },
            { code: 'untold', count: 4 },
          ],
        }),
      },
    })
    expect(await screen.findByRole('heading', { name: 'Nothing waits that fits this choice' })).toBeTruthy()
    const kind = screen.getByRole('combobox', { name: 'What it is' })
    expect(
      within(kind)
        .getAllByRole('option')
        .map(({ textContent }) => textContent),
    ).toEqual(['Of every kind', 'Registration: 1'])
    await user.selectOptions(screen.getByRole('combobox', { name: 'Waiting' }), '7')
    await rowNamed('Centre 1')
    expect(screen.getByText('Appeal')).toBeTruthy()
    await user.selectOptions(kind, 'registration')
    await waitFor(() => expect(location.search).toBe('?days=7&kind=registration'))
    await user.selectOptions(screen.getByRole('combobox', { name: 'Waiting' }), '30')
    await user.click(await screen.findByRole('button', { name: 'Show everything that waits' }))
    await rowNamed('Centre 1')
    expect(location.search).toBe('')
  })

  test('says when everything is decided', async () => {
    await openSite('/moderate', { answers: queueOf() })
    expect(await screen.findByRole('heading', { name: 'Everything is decided' })).toBeTruthy()
    expect(screen.queryByRole('list', { name: 'Waiting for a decision' })).toBeNull()
  })

  test('moves along its rows by letters and arrows, and opens one by Enter', async () => {
    const { user } = await openSite('/moderate', {
      answers: { ...queueOf(anItem(1), anItem(2), anItem(3)), [casePath(2)]: () => aCase() },
    })
    const first = await rowNamed('Centre 1')
    await user.keyboard('{ArrowDown}')
    expect(document.activeElement).toBe(document.body)
    await user.keyboard('j')
    expect(document.activeElement).toBe(first)
    await user.keyboard('j{ArrowDown}k')
    expect(document.activeElement?.textContent).toBe('Centre 2')
    await user.keyboard('{ArrowUp}{ArrowUp}')
    expect(document.activeElement?.textContent).toBe('Centre 1')
    await user.keyboard('j{Enter}')
    expect(await screen.findByRole('heading', { level: 1, name: 'Skryflab' })).toBeTruthy()
    expect(location.pathname).toBe(pageOf(2))
  })

  test('leaves the letters to whoever switched the keys off, and remembers it', async () => {
    const { user, unmount } = await openSite('/moderate', { answers: queueOf(anItem(1)) })
    await rowNamed('Centre 1')
    await user.click(screen.getByText('Keyboard'))
    await user.click(screen.getByRole('checkbox', { name: /^Use these keys/ }))
    await user.keyboard('j')
    expect(document.activeElement?.getAttribute('type')).toBe('checkbox')
    unmount()

    const again = await openSite('/moderate', { answers: queueOf(anItem(1)) })
    await rowNamed('Centre 1')
    await again.user.keyboard('j')
    expect(document.activeElement).toBe(document.body)
    await again.user.click(screen.getByText('Keyboard'))
    await again.user.click(screen.getByRole('checkbox', { name: /^Use these keys/ }))
    await again.user.keyboard('j')
    expect(document.activeElement?.textContent).toBe('Centre 1')
  })

  test('leads whoever is not signed in to sign in and back', async () => {
    await openSite('/moderate?country=ZA', { answers: { [queuePath]: isRefused(401) } })
    await waitFor(() => expect(location.pathname).toBe('/sign-in'))
    expect(new URLSearchParams(location.search).get('to')).toBe('/moderate?country=ZA')
  })

  test('says to others who may see it', async () => {
    await openSite('/moderate', { answers: { [queuePath]: isRefused(403) } })
    expect(await screen.findByRole('heading', { level: 1, name: 'This page is for moderators' })).toBeTruthy()
    expect(screen.getByText(/^Moderators of the directory/)).toBeTruthy()
  })
})

describe('several at once', () => {
  const plain = { evidence: ['email-confirmed', 'institution-domain'] }

  test('publishes the plain ones after one question, and tells of each what became of it', async () => {
    const decided: string[] = []
    const decision = (number: number) => `POST ${casePath(number)}/decision`
    const caseOf = (number: number) => aCase({ registration: aRegistration({ id: idOf(number), revision: number }) })
    const publishes = (number: number) => (_: unknown, body: unknown) => {
      decided.push(JSON.stringify(body))
      return aRegistration({ id: idOf(number), state: 'published', centreId: 'wca-0000000' })
    }
    const { user } = await openSite('/moderate', {
      answers: {
        ...queueOf(anItem(1, plain), anItem(2, plain), anItem(3, plain), anItem(4), anItem(5, plain)),
        [casePath(1)]: () => caseOf(1),
        [casePath(2)]: () => ({ ...caseOf(2), lookalikes: [aLookalike()] }),
        [casePath(3)]: () => caseOf(3),
        [casePath(5)]: () => (decided.length > 0 ? { ...caseOf(5), lookalikes: [aLookalike()] } : caseOf(5)),
        [decision(1)]: publishes(1),
        [decision(2)]: publishes(2),
        [decision(3)]: () => answer(aProblem({ status: 409 }), 409),
      },
    })
    await rowNamed('Centre 1')
    expect(screen.getAllByRole('checkbox', { name: /^Choose/ })).toHaveLength(4)
    await user.click(button('Choose all with the institution’s domain'))
    await user.click(button('Publish the 4 chosen'))
    const dialog = await screen.findByRole('dialog', { name: 'Publish several' })
    await within(dialog).findByText(/^3 registrations are plain/)
    expect(decided).toEqual([])
    await user.click(within(dialog).getByRole('button', { name: 'Publish 3 registrations' }))
    await within(dialog).findByText('1 registration is published.')
    const told = within(within(dialog).getByRole('list'))
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent)
    expect(told).toEqual([
      'Centre 1 · Published See its page',
      'Centre 3 · Left out: it was changed or decided in the meantime. ',
      'Centre 5 · Left out: a listed centre is similar. Look at it on its own. ',
      'Centre 2 · Left out: a listed centre is similar. Look at it on its own. ',
    ])
    expect(decided).toEqual([JSON.stringify({ revision: 1, outcome: 'publish' })])
  })

  test('a row is chosen by a key', async () => {
    const { user } = await openSite('/moderate', { answers: queueOf(anItem(1, plain), anItem(2)) })
    await rowNamed('Centre 1')
    await user.keyboard('jxjx')
    expect(button('Publish the chosen one')).toBeTruthy()
    await user.keyboard('kx')
    expect(screen.queryByRole('button', { name: /^Publish/ })).toBeNull()
  })
})

describe('a registration', () => {
  test('is shown as readers would see it, with its sender and what moderators alone see', async () => {
    await openSite(pageOf(), {
      answers: {
        [casePath()]: () => aCase({ registration: aRegistration({ form: { ...aForm(), yourPart: 'Its head' } }) }),
      },
    })
    expect(await screen.findByRole('heading', { level: 1, name: 'Skryflab' })).toBeTruthy()
    expect(screen.getByText('We talk about texts.')).toBeTruthy()
    expect(await screen.findByText('Writing lab')).toBeTruthy()
    expect(screen.getByText('The point marks the town, not the building.')).toBeTruthy()
    expect(screen.getByText(/^The point that the sender set: .*Only moderators see it\.$/)).toBeTruthy()
    const sender = screen.getByRole('region', { name: 'Sender and evidence' })
    for (const text of ['Thandi', 'thandi@sun.example', 'office@sun.example', 'Its head', 'French'])
      expect(within(sender).getByText(text)).toBeTruthy()
    expect(screen.getByText(/^No listed centre is similar/)).toBeTruthy()
    expect(document.title).toBe('Skryflab · Writing Centre Atlas')
  })

  test('stands beside a listed centre that may be the same, field by field', async () => {
    const whole = aForm()
    const form = { ...whole, terms: { ...whole.terms, service: [{ code: 'other', ownWords: 'Pen-pals' }] } }
    await openSite(pageOf(), {
      answers: {
        [casePath()]: () => aCase({ lookalikes: [aLookalike()], registration: aRegistration({ form }) }),
        '/v1/centres/wca-0000000': () =>
          aProfile({
            services: ['one-to-one'],
            ownWords: [],
            names: [name('SKRYFLAB')],
            city: 'Kaapstad',
            languages: ['en'],
            textLanguages: ['xh'],
          }),
      },
    })
    const table = await screen.findByRole('table', { name: 'Compare with A Writing Centre' })
    expect(screen.getByText('similar name')).toBeTruthy()
    const rows = within(table)
      .getAllByRole('row')
      .map((row) => [...row.children].map(({ textContent }) => textContent))
    expect(rows).toContainEqual(['namesthe same', 'Skryflab', 'SKRYFLAB'])
    expect(rows).toContainEqual(['towndifferent', 'Stellenbosh', 'Kaapstad'])
    expect(rows).toContainEqual(['languages of sessionspartly the same', 'AfrikaansEnglish', 'English'])
    expect(rows).toContainEqual(['what it doesdifferent', 'Pen-pals', 'one-to-one'])
    expect(rows).toContainEqual(['languages of textsone says nothing', 'not said', 'Xhosa'])
  })

  test('keeps notes for moderators, which its history does not repeat', async () => {
    const act = anAct({ id: '2', by: 'Ana', role: 'moderator', action: 'note', details: { text: 'Ask Cape Town.' } })
    const { user } = await openSite(pageOf(), {
      answers: {
        [casePath()]: () => aCase({ acts: [anAct()] }),
        [`POST ${casePath()}/notes`]: (_, body) => ({ ...act, details: body }),
      },
    })
    const field = await screen.findByRole('textbox', { name: 'A note for other moderators' })
    await user.type(field, ' Ask Cape Town. ')
    await user.click(button('Leave the note'))
    await screen.findByText('The note is kept.')
    expect(screen.getAllByText('Ask Cape Town.')).toHaveLength(1)
    expect((field as HTMLTextAreaElement).value).toBe('')
    const history = screen.getByRole('region', { name: 'What happened so far' })
    expect(
      within(history)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([expect.stringContaining('Left a private note'), expect.stringContaining('Sent the registration')])
  })

  test('that is not there says so', async () => {
    await openSite(pageOf(), { answers: {} })
    expect(await screen.findByRole('heading', { level: 1, name: 'No such case' })).toBeTruthy()
  })
})

describe('deciding', () => {
  test('publishes, and goes on to the next case with word of it', async () => {
    const { sent, answers } = deciding()
    const { user } = await openSite(pageOf(), { answers })
    await user.click(await screen.findByRole('radio', { name: /^Publish/ }))
    expect(screen.getByText('The sender gets a letter in French without words of yours.')).toBeTruthy()
    await user.click(button('Publish'))
    const heading = await screen.findByRole('heading', { level: 1, name: 'Second' })
    await waitFor(() => expect(document.activeElement).toBe(heading))
    expect(location.pathname).toBe(pageOf(2))
    expect(await screen.findByText('Published: Skryflab')).toBeTruthy()
    expect(screen.getByRole('link', { name: 'See its page' }).getAttribute('href')).toBe('/centres/wca-0000000')
    expect(sent).toEqual([{ revision: 2, outcome: 'publish', message: '', reason: null }])
    expect(screen.queryByRole('button', { name: 'Publish' })).toBeNull()
  })

  test('publishes with the moderator’s own mends, which the preview shows first', async () => {
    const { sent, answers } = deciding()
    const { user } = await openSite(pageOf(), { answers })
    await user.click(await screen.findByRole('radio', { name: /^Publish/ }))
    await user.click(screen.getByText('Mend a slip before publishing'))
    const town = screen.getByRole('textbox', { name: 'Town' })
    await user.clear(town)
    await user.type(town, 'Stellenbosch')
    expect(screen.getByText('1 field changed')).toBeTruthy()
    expect(screen.getAllByText('Stellenbosch').length).toBeGreaterThan(0)
    await user.click(screen.getByRole('checkbox', { name: 'Writing lab' }))
    await user.click(button('Publish with your changes'))
    expect(await screen.findByText('Choose at least one kind.')).toBeTruthy()
    expect(sent).toEqual([])
    await user.click(screen.getByRole('checkbox', { name: 'Writing centre' }))
    await user.click(button('Publish with your changes'))
    await screen.findByRole('heading', { level: 1, name: 'Second' })
    const whole = aForm({ city: 'Stellenbosch' })
    const form = { ...whole, terms: { ...whole.terms, kind: [{ code: 'writing-centre', ownWords: null }] } }
    expect(sent).toEqual([{ revision: 2, outcome: 'publish', message: '', reason: null, form }])
  })

  test('publishes with websites, an institution and a description mended, each fault beside its field', async () => {
    const { sent, answers } = deciding()
    const { user } = await openSite(pageOf(), { answers })
    await user.click(await screen.findByRole('radio', { name: /^Publish/ }))
    await user.click(screen.getByText('Mend a slip before publishing'))
    const set = async (name: string, text: string) => {
      const field = screen.getByRole('textbox', { name })
      await user.clear(field)
      if (text) await user.type(field, text)
    }
    const said = (name: string) =>
      document.getElementById(screen.getByRole('textbox', { name }).getAttribute('aria-describedby') ?? '')?.textContent
    await set('Website of the centre', 'skryflab')
    await set('Website of the institution', 'www')
    await set('Name of the institution (English)', '')
    await set('Description (English)', 'We talk about drafts.')
    await user.click(button('Publish with your changes'))
    await waitFor(() => expect(said('Website of the centre')).toMatch(/^Please enter a whole web address/))
    expect(said('Website of the institution')).toMatch(/^Please enter a whole web address/)
    expect(said('Name of the institution (English)')).toBe('A name cannot be empty.')
    expect(sent).toEqual([])
    await set('Website of the centre', 'https://skryflab.example')
    await set('Website of the institution', '')
    await set('Name of the institution (English)', 'Stellenbosch')
    screen.getByText(/^Changed: institution, website,? and description\.$/)
    await user.click(button('Publish with your changes'))
    await screen.findByRole('heading', { level: 1, name: 'Second' })
    const form = aForm({
      website: 'https://skryflab.example',
      institutions: [
        { names: [{ text: 'Stellenbosch', language: 'en', kind: 'official' }], type: 'university', website: null },
      ],
      descriptions: [{ language: 'en', text: 'We talk about drafts.' }],
    })
    expect(sent).toEqual([{ revision: 2, outcome: 'publish', message: '', reason: null, form }])
  })

  test('asks for changes with a reason and own words, and wants both where the reason is another', async () => {
    const { sent, answers } = deciding(queueOf())
    const { user } = await openSite(`${pageOf()}?country=ZA`, { answers })
    await user.click(await screen.findByRole('radio', { name: /^Ask for changes/ }))
    await user.click(button('Send back'))
    const reason = screen.getByRole('combobox', { name: 'Reason' })
    await waitFor(() => expect(document.activeElement).toBe(reason))
    expect(screen.getByText('Choose a reason: the sender reads it.')).toBeTruthy()
    await user.selectOptions(reason, 'Another reason')
    await user.click(button('Send back'))
    expect(screen.getByText('Say in your own words why.')).toBeTruthy()
    expect(sent).toEqual([])
    await user.type(screen.getByRole('textbox', { name: 'Your words to the sender' }), 'Quelle ville ?')
    expect(screen.getByText('The sender gets a letter in French with your words.')).toBeTruthy()
    await user.click(button('Send back'))
    expect(await screen.findByText('Sent back for changes: Skryflab')).toBeTruthy()
    expect(screen.getByText('Nothing else waits here.')).toBeTruthy()
    expect(location.pathname + location.search).toBe('/moderate?country=ZA')
    expect(sent).toEqual([{ revision: 2, outcome: 'ask', message: 'Quelle ville ?', reason: 'other' }])
  })

  test('refuses only after a second question', async () => {
    const { sent, answers } = deciding()
    const { user } = await openSite(pageOf(), { answers })
    await user.click(await screen.findByRole('radio', { name: /^Refuse/ }))
    await user.selectOptions(screen.getByRole('combobox', { name: 'Reason' }), 'It is listed already')
    await user.click(button('Refuse …'))
    const dialog = await screen.findByRole('dialog', { name: 'Refuse this registration?' })
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }))
    expect(sent).toEqual([])
    await user.click(button('Refuse …'))
    await user.click(button('Refuse it'))
    expect(await screen.findByText('Refused: Skryflab')).toBeTruthy()
    expect(sent).toEqual([{ revision: 2, outcome: 'reject', message: '', reason: 'duplicate' }])
  })

  test('tells that another moderator was faster, shows what they did and keeps what was typed', async () => {
    let isDecided = false
    const { answers } = deciding({
      [casePath()]: () =>
        isDecided
          ? aCase({
              registration: aRegistration({
                state: 'rejected',
                revision: 3,
                reason: 'duplicate',
                decidedAt: daysAgo(0),
              }),
            })
          : aCase(),
      [`POST ${casePath()}/decision`]: () => {
        isDecided = true
        return answer(aProblem({ status: 409 }), 409)
      },
    })
    const { user } = await openSite(pageOf(), { answers })
    await user.click(await screen.findByRole('radio', { name: /^Publish/ }))
    await user.type(screen.getByRole('textbox', { name: 'Your words to the sender' }), 'Welcome.')
    await user.click(button('Publish'))
    expect(await screen.findByText('Somebody else has decided in the meantime')).toBeTruthy()
    expect(screen.getByText(/^Refused on/)).toBeTruthy()
    expect(screen.getByText('Reason: It is listed already')).toBeTruthy()
    expect(screen.getByText('Welcome.')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Publish' })).toBeNull()
    expect(document.activeElement?.textContent).toContain('Somebody else has decided')
  })

  test('tells what the sender has changed, and decides on the new form', async () => {
    const revisions: unknown[] = []
    let form = aForm()
    const { answers } = deciding({
      [casePath()]: () => aCase({ registration: aRegistration({ revision: form.phone ? 5 : 2, form }) }),
      [`POST ${casePath()}/decision`]: (_, body) => {
        revisions.push((body as Sent).revision)
        if (form.phone) return aRegistration({ state: 'published', centreId: 'wca-0000000' })
        form = aForm({ phone: '+27 21 000 0000', city: 'Paarl' })
        return answer(aProblem({ status: 409 }), 409)
      },
    })
    const { user } = await openSite(pageOf(), { answers })
    await user.click(await screen.findByRole('radio', { name: /^Publish/ }))
    await user.type(screen.getByRole('textbox', { name: 'Your words to the sender' }), 'Welcome.')
    await user.click(button('Publish'))
    expect(await screen.findByText('The sender has changed the form in the meantime')).toBeTruthy()
    expect(screen.getByText('Changed: town and phone.')).toBeTruthy()
    expect((screen.getByRole('textbox', { name: 'Your words to the sender' }) as HTMLTextAreaElement).value).toBe(
      'Welcome.',
    )
    await user.click(button('Publish'))
    await screen.findByRole('heading', { level: 1, name: 'Second' })
    expect(revisions).toEqual([2, 5])
  })

  test('keeps what was typed when nobody is signed in any more, and when the server refuses', async () => {
    let status = 401
    const { answers } = deciding({
      [`POST ${casePath()}/decision`]: () =>
        answer(aProblem({ status, errors: [{ in: 'body', name: 'form.city', message: 'lies elsewhere' }] }), status),
    })
    const { user } = await openSite(pageOf(), { answers })
    await user.click(await screen.findByRole('radio', { name: /^Publish/ }))
    await user.type(screen.getByRole('textbox', { name: 'Your words to the sender' }), 'Welcome.')
    await user.click(button('Publish'))
    expect((await screen.findByRole('link', { name: /^Sign in .opens/ })).getAttribute('href')).toBe(
      `/sign-in?to=${pageOf()}`,
    )
    status = 400
    await user.click(button('Publish'))
    expect(await screen.findByText('form.city lies elsewhere')).toBeTruthy()
    expect(screen.getByText('Welcome.', { selector: 'textarea' })).toBeTruthy()
  })

  test('is over for what is published, which leads to its page', async () => {
    const registration = aRegistration({ state: 'published', centreId: 'wca-0000000', decidedAt: daysAgo(1) })
    await openSite(pageOf(), { answers: { [casePath()]: () => aCase({ registration }) } })
    expect(await screen.findByText(/^Published on/)).toBeTruthy()
    expect(screen.queryByRole('radio')).toBeNull()
    expect(screen.getByRole('link', { name: 'See its page' }).getAttribute('href')).toBe('/centres/wca-0000000')
  })

  test('a draft that its sender is filling in again is shown as far as it goes', async () => {
    const registration = aRegistration({ state: 'changes-asked', reason: 'not-enough', form: { countryCode: 'ZA' } })
    await openSite(pageOf(), { answers: { [casePath()]: () => aCase({ registration, sender: null }) } })
    expect(await screen.findByRole('heading', { level: 1, name: 'Without a name' })).toBeTruthy()
    expect(screen.getByText('The sender had themselves erased.')).toBeTruthy()
    expect(screen.queryByRole('radio')).toBeNull()
  })
})

describe('what was done', () => {
  test('comes page by page, newest first, without the words of private notes', async () => {
    const note = anAct({ id: '9', by: null, role: 'moderator', action: 'note', details: { text: 'A secret.' } })
    const change = anAct({ id: '8', role: 'steward', action: 'untold', subject: 'centre', subjectId: 'wca-0000000' })
    const { user } = await openSite('/moderate/acts', {
      answers: {
        '/v1/moderation/acts': (query) =>
          query.has('cursor') ? { items: [change], nextCursor: null } : { items: [note], nextCursor: '9' },
      },
    })
    expect(await screen.findByText(/Left a private note/)).toBeTruthy()
    expect(screen.getByText('Somebody who had themselves erased')).toBeTruthy()
    await user.click(button('Show earlier acts'))
    expect(await screen.findByText(/untold/)).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Centre wca-0000000' })).toBeTruthy()
    expect(screen.getByRole('link', { name: /^Registration/ }).getAttribute('href')).toBe(pageOf())
    expect(document.body.textContent).not.toContain('A secret.')
    expect(screen.queryByRole('button', { name: 'Show earlier acts' })).toBeNull()
    expect(asked.filter(({ pathname }) => pathname === '/v1/moderation/acts')).toHaveLength(2)
  })

  test('is for moderators of everything', async () => {
    await openSite('/moderate/acts', { answers: { '/v1/moderation/acts': isRefused(403) } })
    expect(await screen.findByRole('heading', { level: 1, name: 'This page is for moderators' })).toBeTruthy()
  })
})
