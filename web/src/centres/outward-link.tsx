import type { ReactNode } from 'react'

/** An address that others gave us: shown without its ceremony, and not vouched for. Words stay words. */
export function OutwardLink({ href, children }: { href: string; children?: ReactNode }) {
  if (!/^https?:\/\//i.test(href)) return <bdi>{href}</bdi>
  const shown = href.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '')
  return (
    <a href={href} rel="nofollow ugc noopener">
      {children ?? <bdi dir="ltr">{shown}</bdi>}
    </a>
  )
}
