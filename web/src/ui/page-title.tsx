import { useEffect } from 'react'

/** The element that holds what a page shows; focus goes there when the page changes. */
export const contentId = 'content'

/** Puts the reader at the heading of the page, or where it will be; who comes back, at what they left by. */
export function focusHeading(): void {
  const content = document.getElementById(contentId)
  const resumed = content?.querySelector<HTMLElement>('[data-resume]')
  if (resumed) {
    resumed.focus()
    return
  }
  const target = content?.querySelector<HTMLElement>('h1') ?? content
  if (!target) return
  target.tabIndex = -1
  target.focus({ preventScroll: true })
}

/** Names the page, and leads a reader who already waits for its content to the heading. */
export function PageTitle({ text }: { text: string }) {
  useEffect(() => {
    document.title = text
  }, [text])
  useEffect(() => {
    if (document.activeElement?.id === contentId) focusHeading()
  }, [])
  return null
}
