import { html } from 'ghtml'
import type { Email } from 'postal-mime'

export const outboxPath = '/dev/outbox'

/** A whole page. No script, and no style but by address. */
function page(title: string, body: string, styles: string[]): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} – Writing Centre Atlas</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
!${styles.map(
    (style) => html`<link rel="stylesheet" href="${style}">
`,
  )}
</head>
<body>
<header class="top"><a class="wordmark" href="/">Writing Centre Atlas</a></header>
<main class="narrow">
<h1 dir="auto">${title}</h1>
!${body}
</main>
</body>
</html>
`
}

const subjectOf = ({ subject }: Email) => subject || '(no subject)'

const receiverOf = ({ to }: Email) => to?.map(({ address }) => address).join(', ') ?? ''

/** The letters of a development machine, newest first. */
export function outboxPage(letters: { name: string; letter: Email }[], styles: string[]): string {
  const rows = letters.map(
    ({
      name,
      letter,
    }) => html`<li><a href="${outboxPath}/${encodeURIComponent(name)}"><bdi>${subjectOf(letter)}</bdi></a><br>
<span class="soft">to <bdi>${receiverOf(letter)}</bdi>, ${letter.date ?? ''}</span></li>
`,
  )
  return page(
    'Letters',
    html`<p class="lead">What this directory would have sent by mail. Without SMTP_URL letters stay on this machine.</p>
!${rows.length === 0 ? html`<p>There is no letter yet.</p>` : html`<ol>!${rows}</ol>`}`,
    styles,
  )
}

/** An address of the directory leads to where this page itself was read, which in development may be another port. */
function linked(address: string, publicUrl: string): string {
  const href = address.startsWith(`${publicUrl}/`) ? address.slice(publicUrl.length) : address
  return html`<a href="${href}" rel="noreferrer" dir="ltr">${address}</a>`
}

/** Addresses are links where the directory wrote them; what somebody else wrote stands behind a mark. */
function lineOf(line: string, publicUrl: string): string {
  if (line.startsWith('>')) return html`${line}`
  return line
    .split(/(https?:\/\/[^\s<>"\u2066-\u2069]+)/)
    .map((piece, place) => (place % 2 === 1 ? linked(piece, publicUrl) : html`${piece}`))
    .join('')
}

/** A letter by its text, never by its HTML, which would be run as a page of ours. */
export function letterPage(letter: Email, publicUrl: string, styles: string[]): string {
  const language = letter.headers.find(({ key }) => key === 'content-language')?.value ?? 'en'
  const paragraphs = (letter.text ?? '').trim().split(/\n{2,}/)
  return page(
    subjectOf(letter),
    html`<p class="soft">To <bdi>${receiverOf(letter)}</bdi>, ${letter.date ?? ''}. <a href="${outboxPath}">All letters</a></p>
<article lang="${language}">
!${paragraphs.map(
      (paragraph) => html`<p dir="auto">!${paragraph
        .split('\n')
        .map((line) => lineOf(line, publicUrl))
        .join('<br>')}</p>
`,
    )}
</article>`,
    styles,
  )
}
