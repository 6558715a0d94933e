/** What the server said in the head is true of the page that it sent: a browser would share that page's address. */
export function forgetServedHead(): void {
  for (const element of document.head.querySelectorAll('[data-served]')) element.remove()
}
