import { html } from 'ghtml'

const link = (address: string) => html`<a href="${address}" rel="nofollow ugc">${address}</a>`

/** A value as a person reads it. Text is in any script, so each piece finds its own direction. */
export function show(value: unknown): string {
  if (Array.isArray(value)) return value.map(show).join(', ')
  const text = String(value)
  return /^https?:\/\//.test(text) ? link(text) : html`<bdi>${text}</bdi>`
}

export const isGiven = (value: unknown) => value !== null && !(Array.isArray(value) && value.length === 0)

/** Names and values, values as HTML. */
export function definitions(pairs: [name: string, value: string][]): string {
  return html`<dl>
!${pairs.map(
    ([name, value]) => html`<div><dt>${name}</dt><dd>!${value}</dd></div>
`,
  )}
</dl>`
}
