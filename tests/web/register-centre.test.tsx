import type { Registration } from '@centres/contract'
import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { problemCodes } from '../../web/src/centre-form/form-problems.ts'
import { aForm, aPerson, aProblem, aRegistration, aSummary, vocabularies } from './directory.ts'
import { type Answers, answer, openSite, sent } from './open-site.tsx'

const nobody = () => answer(aProblem({ status: 401, detail: 'Sign in first.' }), 401)
const id = aRegistration().id

const visitor: Answers = {
  '/v1/me': nobody,
  '/v1/lookalikes': () => ({ items: [] }),
  '/v1/places/at': (query) =>
    query.get('point') === '-30.00,0.00'
      ? { countryCode: null, town: null }
      : { countryCode: 'ZA', town: { code: '1', name: 'Stellenbosch', countryCode: 'ZA', metres: 900 } },
  '/v1/vocabularies': () => ({
    ...vocabularies,
    areas: [
      { code: 'ZA', regions: ['002'] },
      { code: 'LB', regions: ['142'] },
    ],
  }),
}

/** A server that keeps one registration. */
function keeper(kept: { registration?: Registration } = {}): Answers {
  const write = (form: unknown) => {
    const before = kept.registration
    const form_ = form as Registration['form']
    kept.registration = aRegistration({ ...before, form: form_, revision: (before?.revision ?? 0) + 1 })
    return kept.registration
  }
  return {
    ...visitor,
    '/v1/me': () => aPerson(),
    '/v1/registrations': () => ({ items: [] }),
    [`/v1/registrations/${id}`]: () => kept.registration,
    'POST /v1/registrations': (_, body) => answer(write((body as { form: unknown }).form), 201),
    [`PUT /v1/registrations/${id}`]: (_, body) => {
      const { form, revision } = body as { form: unknown; revision: number }
      if (revision !== kept.registration?.revision) return answer(aProblem({ status: 409 }), 409)
      return write(form)
    },
    [`POST /v1/registrations/${id}/submission`]: () => {
      kept.registration = aRegistration({
        ...kept.registration,
        state: 'submitted',
        submittedAt: '2026-11-24T00:00:00Z',
      })
      return kept.registration
    },
  }
}

const summary = (name: string) => screen.findByRole('region', { name })
const described = (field: HTMLElement) =>
  (field.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((one) => document.getElementById(one)?.textContent)
    .join(' ')
const wait = { timeout: 5000 }

test('who comes back without its address is led to what was begun and is not sent yet', async () => {
  localStorage.setItem('signed-in', 'yes')
  const registration = aRegistration({
    form: aForm({ names: [{ text: 'Skryflab', language: 'af', kind: 'official' }] }),
  })
  const { user } = await openSite('/register?step=centre', {
    answers: {
      ...keeper({ registration }),
      '/v1/registrations': () => ({
        items: [
          { ...registration, title: 'Skryflab' },
          { ...registration, id: '0b9d4b3e-6c1f-4a54-9f0e-1f6a5c1b7a99', title: 'Elders', state: 'submitted' },
        ],
      }),
    },
  })
  await screen.findByText('You have begun to register: go on with it?')
  expect(screen.queryByRole('link', { name: 'Elders' })).toBeNull()
  await user.click(screen.getByRole('link', { name: 'Skryflab' }))
  await screen.findByDisplayValue('Skryflab')
  expect(new URLSearchParams(location.search).get('id')).toBe(id)
  expect(screen.queryByText('You have begun to register: go on with it?')).toBeNull()
})

describe('what is wrong', () => {
  test.each([
    ['en', 'Next', 'What needs another look', 'Name: Please enter the name of the centre.', 'Country or area'],
    ['ar', 'التالي', 'ما يحتاج إلى نظرة أخرى', 'الاسم: اكتب اسم المركز.', 'البلد أو الإقليم'],
  ])('is said in %s, at the top and beside each field', async (lang, next, title, ofName, country) => {
    const { user } = await openSite(`/register?step=centre&lang=${lang}`, { answers: visitor })
    await user.click(await screen.findByRole('button', { name: next }))
    const box = await summary(title)
    expect(document.activeElement).toBe(box)
    expect(location.search).toContain('step=centre')
    expect(within(box).getAllByRole('link')).toHaveLength(2)
    const place = screen.getByRole('combobox', { name: country })
    expect(place.getAttribute('aria-invalid')).toBe('true')
    await user.click(within(box).getByRole('link', { name: ofName }))
    const name = document.activeElement as HTMLElement
    expect(name.getAttribute('aria-invalid')).toBe('true')
    expect(described(name)).toContain(ofName.slice(ofName.indexOf(': ') + 2))
    await user.type(name, 'Skryflab')
    expect(name.getAttribute('aria-invalid')).toBeNull()
  })

  test('leads from the review to the step and the field', async () => {
    localStorage.setItem('signed-in', 'yes')
    const { user } = await openSite('/register?step=review', { answers: keeper() })
    await user.click(await screen.findByRole('button', { name: 'Send to the moderators' }))
    const box = await summary('What needs another look')
    expect(within(box).getAllByRole('link')).toHaveLength(4)
    await user.click(within(box).getByRole('link', { name: /^Contact mailbox/ }))
    const mailbox = await screen.findByRole('textbox', { name: 'Contact mailbox (private)' })
    await waitFor(() => expect(document.activeElement).toBe(mailbox))
    expect(mailbox.getAttribute('aria-invalid')).toBe('true')
    expect(sent).toEqual([])
  })

  test('is also what the server alone can find', async () => {
    const registration = aRegistration({
      form: aForm({ location: { longitude: 18.9, latitude: -33.9 }, precision: 'campus', countryCode: 'LB' }),
    })
    const { user } = await openSite(`/register?id=${id}&step=review`, {
      answers: {
        ...keeper({ registration }),
        [`POST /v1/registrations/${id}/submission`]: () =>
          answer(aProblem({ errors: [{ in: 'body', name: 'form.location', message: 'must be a point in LB' }] }), 400),
      },
    })
    await user.click(await screen.findByRole('button', { name: 'Send to the moderators' }))
    const box = await summary('What needs another look')
    await user.click(within(box).getByRole('link', { name: /^Longitude: This point does not lie/ }))
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-invalid')).toBe('true'))
    expect(described(document.activeElement as HTMLElement)).toContain('This point does not lie in the country')
  })

  test('has a sentence for each way to be wrong, and none is of Zod', async () => {
    const wrong = aRegistration({
      form: {
        ...aForm(),
        names: [{ text: 'x'.repeat(201), language: 'not a tag', kind: 'official' }],
        institutions: [{ names: [{ text: '', language: null, kind: 'official' }], type: 'university', website: 'www' }],
        founded: 'long ago',
        location: { longitude: 'east', latitude: 91 },
        precision: 'city',
        website: 'example',
        socialLinks: ['nowhere'],
        phone: '1'.repeat(41),
        publicEmail: 'nobody',
        mailbox: 'nobody',
        languages: ['not a tag'],
        terms: { kind: [], service: [{ code: 'other', ownWords: null }] },
        descriptions: [{ language: '', text: 'y'.repeat(2001) }],
      },
    })
    const { user } = await openSite(`/register?id=${id}&step=review&lang=es`, {
      answers: keeper({ registration: wrong }),
    })
    await user.click(await screen.findByRole('button', { name: 'Enviar a moderación' }))
    const box = await summary('Lo que hay que revisar')
    const texts = within(box)
      .getAllByRole('link')
      .map(({ textContent }) => textContent ?? '')
    expect(texts.length).toBeGreaterThanOrEqual(16)
    expect(texts.filter((text) => /must|invalid|expected|no puede aceptarlo/i.test(text))).toEqual([])
    expect(problemCodes).toHaveLength(21)
  })
})

describe('a draft', () => {
  test('is kept in the browser until somebody is signed in, then on the server', async () => {
    const { user, unmount } = await openSite('/register?step=centre', { answers: visitor })
    await user.type(await screen.findByRole('textbox', { name: 'Name, as the centre calls itself' }), 'Skryflab')
    await screen.findByText('Kept in this browser', {}, wait)
    unmount()

    const kept: { registration?: Registration } = {}
    localStorage.setItem('signed-in', 'yes')
    await openSite('/register?step=centre', { answers: keeper(kept) })
    const name = await screen.findByRole('textbox', { name: 'Name, as the centre calls itself' })
    expect((name as HTMLInputElement).value).toBe('Skryflab')
    await screen.findByText('Saved', {}, wait)
    expect(kept.registration?.form).toMatchObject({ names: [{ text: 'Skryflab' }] })
    await waitFor(() => expect(location.search).toContain(`id=${id}`))
    expect(localStorage.getItem('registration-draft')).toBeNull()
    // What was under the hands is still there.
    expect(document.contains(name)).toBe(true)
  })

  test('is opened again, sent, and tells where it stands', async () => {
    const { user } = await openSite(`/register?id=${id}&step=review`, {
      answers: keeper({ registration: aRegistration() }),
    })
    const review = await screen.findByRole('region', { name: 'The centre' })
    expect(within(review).getByText('Skryflab (Afrikaans)')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Send to the moderators' }))
    await screen.findByText('Sent, waiting for a moderator')
    expect(location.pathname).toBe(`/registrations/${id}`)
    expect(sent).toEqual([{ request: `POST /v1/registrations/${id}/submission`, body: { revision: 1 } }])
  })

  test('that was changed elsewhere shows both versions, and writes what is chosen', async () => {
    const kept = { registration: aRegistration({ form: aForm({ city: 'Paarl' }) }) }
    const { user } = await openSite(`/register?id=${id}&step=contact`, { answers: keeper(kept) })
    const phone = await screen.findByRole('textbox', { name: 'Phone' })
    act(() => {
      kept.registration = aRegistration({ form: aForm({ city: 'Worcester', phone: '+27 1' }), revision: 5 })
    })
    await user.type(phone, '+27 2')
    await screen.findByRole('heading', { name: 'Two versions' }, wait)
    const city = screen.getByRole('group', { name: 'Town or city' })
    expect(within(city).getByRole('radio', { name: /Worcester/ })).toHaveProperty('checked', true)
    const phones = screen.getByRole('group', { name: 'Phone' })
    await user.click(screen.getByRole('button', { name: 'Go on with what is chosen' }))
    expect(within(phones).getByText('Please choose one of the two.')).toBeTruthy()
    expect(kept.registration.revision).toBe(5)
    await user.click(within(phones).getByRole('radio', { name: /\+27 2/ }))
    await user.click(screen.getByRole('button', { name: 'Go on with what is chosen' }))
    await screen.findByText('Saved', {}, wait)
    expect(kept.registration).toMatchObject({ revision: 6, form: { city: 'Worcester', phone: '+27 2' } })
  })

  test('that was left on this device shows both versions where another has gone on with it', async () => {
    const draft = aForm({ city: 'Paarl', phone: '+27 0' })
    const kept = { registration: aRegistration({ form: draft }) }
    const opened = await openSite(`/register?id=${id}&step=contact`, { answers: keeper(kept) })
    const phone = await screen.findByRole('textbox', { name: 'Phone' })
    await opened.user.clear(phone)
    await opened.user.type(phone, '+27 1')
    // The lid closes before it is sent.
    kept.registration = aRegistration({ form: { ...draft, city: 'Worcester', phone: '+27 2' }, revision: 5 })
    dispatchEvent(new Event('pagehide'))
    opened.unmount()
    await waitFor(() => expect(sent.map(({ request }) => request)).toEqual([`PUT /v1/registrations/${id}`]))

    const { user } = await openSite(`/register?id=${id}&step=contact`, { answers: keeper(kept) })
    const phones = await screen.findByRole('group', { name: 'Phone' })
    const city = screen.getByRole('group', { name: 'Town or city' })
    expect(within(city).getByRole('radio', { name: /Worcester/ })).toHaveProperty('checked', true)
    await user.click(within(phones).getByRole('radio', { name: /\+27 2/ }))
    expect(within(phones).getByRole('radio', { name: /\+27 1/ })).toHaveProperty('checked', false)
    expect(kept.registration.revision).toBe(5)
    await user.click(screen.getByRole('button', { name: 'Go on with what is chosen' }))
    await screen.findByText('Saved', {}, wait)
    expect(kept.registration).toMatchObject({ revision: 5, form: { city: 'Worcester', phone: '+27 2' } })
    expect(Object.keys(localStorage).filter((one) => one.startsWith('registration-draft'))).toEqual([])
  })

  test('whose writing arrived without an answer is saved, not in conflict with itself', async () => {
    const kept = { registration: aRegistration() }
    const answers = keeper(kept)
    const path = `PUT /v1/registrations/${id}`
    let isCut = false
    const cutOnce = (...asked: Parameters<NonNullable<Answers[string]>>) => {
      const answered = answers[path]?.(...asked)
      if (isCut) return answered
      isCut = true
      throw new TypeError('the line is cut')
    }
    const { user } = await openSite(`/register?id=${id}&step=contact`, { answers: { ...answers, [path]: cutOnce } })
    await user.type(await screen.findByRole('textbox', { name: 'Phone' }), '+27 1')
    await screen.findByText(/What you wrote is kept in this browser/, {}, wait)
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await screen.findByText('Saved', {}, wait)
    expect(kept.registration).toMatchObject({ revision: 2, form: { phone: '+27 1' } })
    expect(localStorage.getItem(`registration-draft-${id}`)).toBeNull()
  })

  test('that nobody else has touched goes on as it was left on this device, and others stay where they are', async () => {
    const form = aForm({ phone: '+27 1' })
    const left = { form, base: { revision: 1, form: aForm() }, keptAt: Date.now() }
    const ofNone = { form: aForm({ city: 'Elders' }), keptAt: Date.now() }
    localStorage.setItem(`registration-draft-${id}`, JSON.stringify(left))
    localStorage.setItem('registration-draft', JSON.stringify(ofNone))
    localStorage.setItem('registration-draft-another', JSON.stringify(left))
    localStorage.setItem('registration-draft-forgotten', JSON.stringify({ ...left, keptAt: 0 }))
    const kept = { registration: aRegistration() }
    await openSite(`/register?id=${id}&step=contact`, { answers: keeper(kept) })
    await screen.findByDisplayValue('+27 1')
    await screen.findByText('Saved', {}, wait)
    expect(kept.registration).toMatchObject({ revision: 2, form: { phone: '+27 1' } })
    const slots = Object.keys(localStorage).filter((one) => one.startsWith('registration-draft'))
    expect(slots.sort()).toEqual(['registration-draft', 'registration-draft-another'])
  })

  test('is thrown away after a question', async () => {
    const { user } = await openSite(`/registrations/${id}`, {
      answers: { ...keeper({ registration: aRegistration() }), [`DELETE /v1/registrations/${id}`]: () => ({}) },
    })
    await user.click(await screen.findByRole('button', { name: 'Throw it away' }))
    const dialog = screen.getByRole('dialog', { name: 'Throw it away' })
    await user.click(within(dialog).getByRole('button', { name: 'Throw it away' }))
    await screen.findByRole('heading', { level: 1, name: 'My centres' })
    expect(sent).toEqual([{ request: `DELETE /v1/registrations/${id}`, body: undefined }])
  })
})

test('changes that are asked for are shown with the moderator’s words', async () => {
  const registration = aRegistration({
    state: 'changes-asked',
    reason: 'wrong-place',
    message: 'Please move the pin.',
    submittedAt: '2026-11-24T00:00:00Z',
  })
  const { user } = await openSite(`/registrations/${id}`, { answers: keeper({ registration }) })
  await screen.findByText('A moderator asks for changes')
  expect(screen.getByText('Please move the pin.')).toBeTruthy()
  await user.click(screen.getByRole('link', { name: 'Edit and send again' }))
  await screen.findByRole('button', { name: 'Send to the moderators' })
  expect(screen.getByText('Please move the pin.')).toBeTruthy()
})

test('a centre that is listed already is shown while its name is typed', async () => {
  const { user } = await openSite('/register?step=centre', {
    answers: { ...visitor, '/v1/lookalikes': () => ({ items: [{ centre: aSummary(), shares: ['name', 'place'] }] }) },
  })
  await user.type(await screen.findByRole('textbox', { name: 'Name, as the centre calls itself' }), 'A Writing Centre')
  const alike = await screen.findByRole('region', { name: 'Is it one of these?' }, wait)
  expect(within(alike).getByText('In common: the name and the place')).toBeTruthy()
  expect(
    within(alike)
      .getByRole('link', { name: /^This is ours: claim it/ })
      .getAttribute('href'),
  ).toBe('/centres/wca-0000000/claim')
  expect(
    within(alike)
      .getByRole('link', { name: /^Open in a new tab/ })
      .getAttribute('href'),
  ).toBe('/centres/wca-0000000/a-centre')
})

test('terms and languages are chosen, and other is said in own words', async () => {
  const kept: { registration?: Registration } = { registration: aRegistration() }
  const { user } = await openSite(`/register?id=${id}&step=work`, { answers: keeper(kept) })
  await user.click(await screen.findByRole('checkbox', { name: 'Writing centre' }))
  await user.type(screen.getByRole('combobox', { name: 'Sessions held in' }), 'xhosa')
  await user.click(await screen.findByRole('option', { name: /^Xhosa/ }))
  await user.type(screen.getByRole('combobox', { name: 'Texts written in' }), 'ase{Enter}')
  expect(screen.getByRole('button', { name: 'Remove Xhosa' })).toBeTruthy()
  await waitFor(() => expect(kept.registration?.revision).toBeGreaterThan(1), wait)
  await waitFor(
    () => expect(kept.registration?.form).toMatchObject({ languages: ['xh'], textLanguages: ['ase'] }),
    wait,
  )
  expect(kept.registration?.form.terms).toMatchObject({
    kind: [{ code: 'writing-lab' }, { code: 'writing-centre' }],
  })
})

test('what may wait is folded, but for what is chosen, and a problem in it opens it', async () => {
  const terms = { kind: [{ code: 'writing-centre' }], service: [{ code: 'other', ownWords: null }] }
  const registration = aRegistration({ form: { ...aForm(), terms } })
  const { user } = await openSite(`/register?id=${id}&step=work`, { answers: keeper({ registration }) })
  const fold = (name: string) => screen.getByRole('heading', { name }).closest('details') as HTMLDetailsElement
  await screen.findByRole('heading', { name: 'What it does' })
  expect([fold('What it does').open, fold('Whom it serves').open]).toEqual([true, false])
  fold('What it does').open = false
  await user.click(screen.getByRole('button', { name: 'Next' }))
  const box = await summary('What needs another look')
  await user.click(within(box).getByRole('link', { name: /What it does/ }))
  expect(fold('What it does').open).toBe(true)
  expect(fold('What it does').contains(document.activeElement)).toBe(true)
})

describe('a point', () => {
  const typePoint = async (longitude: string, latitude: string) => {
    const { user } = await openSite('/register?step=centre', { answers: visitor })
    await user.type(await screen.findByRole('textbox', { name: 'Longitude' }), longitude)
    await user.type(screen.getByRole('textbox', { name: 'Latitude' }), latitude)
    return user
  }
  const country = () => screen.getByRole('combobox', { name: 'Country or area' }) as HTMLSelectElement

  test('fills in its country, and offers its town', async () => {
    const user = await typePoint('18.87123', '-33.93456')
    await waitFor(() => expect(country().value).toBe('ZA'), wait)
    screen.getByText('The pin lies in South Africa.')
    await user.click(screen.getByRole('button', { name: 'Fill in Stellenbosch as the town' }))
    expect((screen.getByRole('textbox', { name: 'Town or city' }) as HTMLInputElement).value).toBe('Stellenbosch')
    expect(screen.queryByRole('button', { name: /as the town$/ })).toBeNull()
  })

  test('in another country than was chosen says so, and changes nothing unasked', async () => {
    const { user } = await openSite('/register?step=centre', { answers: visitor })
    const lebanon = await screen.findByRole('option', { name: 'Lebanon' })
    await user.selectOptions(country(), lebanon)
    await user.type(screen.getByRole('textbox', { name: 'Longitude' }), '18.87')
    await user.type(screen.getByRole('textbox', { name: 'Latitude' }), '-33.93')
    await screen.findByText('The pin lies in South Africa, but Lebanon is chosen.', {}, wait)
    expect(country().value).toBe('LB')
    await user.click(screen.getByRole('button', { name: 'Choose South Africa' }))
    expect(country().value).toBe('ZA')
    screen.getByText('The pin lies in South Africa.')
  })

  test('at sea is asked about', async () => {
    await typePoint('-30', '0')
    await screen.findByText('The pin lies at sea, in no country or area. Is it where it should be?', {}, wait)
    expect(country().value).toBe('')
  })
})
