import { cleanup, render, screen } from '@testing-library/react'
import { useRef } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Mark } from '../../web/src/map/in-view.ts'
import { MarksList } from '../../web/src/map/marks-list.tsx'
import { useKeptFocus } from '../../web/src/ui/use-kept-focus.ts'

const shown = vi.fn()

beforeAll(() => {
  // jsdom lays nothing out, and so has nothing to scroll.
  Element.prototype.scrollIntoView = shown
})
beforeEach(() => shown.mockClear())
afterEach(cleanup)

function Panel({ options, chip }: { options: string[]; chip: boolean }) {
  const area = useRef<HTMLDivElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useKeptFocus(area, heading)
  return (
    <div ref={area}>
      <h2 ref={heading} tabIndex={-1}>
        12 centres
      </h2>
      {chip && <button type="button">Remove</button>}
      {options.length > 0 && (
        <fieldset>
          <legend>Country</legend>
          {options.map((name) => (
            <input key={name} type="checkbox" aria-label={name} />
          ))}
        </fieldset>
      )}
    </div>
  )
}

const nowFocused = () => document.activeElement

test('an option that goes away hands the focus on within its group', async () => {
  const { rerender } = render(<Panel options={['Chile', 'Peru']} chip />)
  screen.getByLabelText('Peru').focus()
  rerender(<Panel options={['Chile']} chip />)
  await vi.waitFor(() => expect(nowFocused()).toBe(screen.getByLabelText('Chile')))
})

test('what goes with its whole group, or stood alone, hands it on to the heading, which comes into sight', async () => {
  const { rerender } = render(<Panel options={['Chile']} chip />)
  screen.getByLabelText('Chile').focus()
  rerender(<Panel options={[]} chip />)
  await vi.waitFor(() => expect(nowFocused()).toBe(screen.getByRole('heading')))
  expect(shown).toHaveBeenCalledWith({ block: 'nearest' })

  screen.getByRole('button').focus()
  rerender(<Panel options={[]} chip={false} />)
  await vi.waitFor(() => expect(nowFocused()).toBe(screen.getByRole('heading')))
})

test('whoever has clicked beside it is left where they are', async () => {
  const { rerender } = render(<Panel options={['Chile', 'Peru']} chip />)
  screen.getByLabelText('Peru').focus()
  document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }))
  rerender(<Panel options={['Chile']} chip />)
  // An observer is told in a microtask, before this.
  await new Promise((resolve) => setTimeout(resolve))
  expect(nowFocused()).toBe(document.body)
})

const markOf = (first: number): Mark => ({ first, count: 1, position: [0, 0], x: first, y: 0, near: undefined })
const marks = (...firsts: number[]) => (
  <MarksList
    label="On the map"
    marks={firsts.map(markOf)}
    nameOf={({ first }) => `Centre ${first}`}
    onOpen={() => undefined}
    onFocus={() => undefined}
  />
)

test('a point that the map has moved away hands the focus on to what is there now, the first of them too', () => {
  const { rerender } = render(marks(1, 2))
  screen.getByRole('button', { name: 'Centre 1' }).focus()
  rerender(marks(7, 8))
  expect(nowFocused()).toBe(screen.getByRole('button', { name: 'Centre 7' }))

  rerender(marks())
  rerender(marks(9))
  expect(nowFocused()).toBe(screen.getByRole('button', { name: 'Centre 9' }))
})

function Page({ firsts }: { firsts: number[] }) {
  const area = useRef<HTMLDivElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useKeptFocus(area, heading)
  return (
    <div ref={area}>
      <h2 ref={heading} tabIndex={-1}>
        12 centres
      </h2>
      {marks(...firsts)}
    </div>
  )
}

test('on a page that keeps the focus too, it stays on the map', async () => {
  // As the map draws: outside of an event of React, which then leaves what comes after a drawing for later.
  const before = Reflect.get(globalThis, 'IS_REACT_ACT_ENVIRONMENT')
  Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', false)
  const container = document.body.appendChild(document.createElement('div'))
  const root = createRoot(container)
  const drawn = (name: string) => vi.waitFor(() => screen.getByRole('button', { name }))
  try {
    root.render(<Page firsts={[1, 2]} />)
    ;(await drawn('Centre 1')).focus()
    root.render(<Page firsts={[7, 8]} />)
    const next = await drawn('Centre 7')
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(nowFocused()).toBe(next)
  } finally {
    root.unmount()
    container.remove()
    Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', before)
  }
})
