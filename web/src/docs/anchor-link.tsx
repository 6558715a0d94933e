import { useLinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { leadTo } from './lead-to.ts'

type AnchorLinkProps = {
  anchor: string
  className?: string | undefined
  label?: string
  current?: boolean
  children: ReactNode
}

/** A link to a part of this page that keeps the rest of the address, the language in it included. */
export function AnchorLink({ anchor, className, label, current = false, children }: AnchorLinkProps) {
  const props = useLinkProps({
    to: '/docs',
    search: true,
    hash: anchor,
    preload: false,
    // The address stays as it is, so nothing else would happen.
    onClick: () => {
      if (location.hash === `#${anchor}`) leadTo(anchor)
    },
  })
  return (
    // The router calls a link current whose part was asked for; here it is the part that is being read.
    <a
      {...props}
      href={props.href}
      className={className}
      aria-label={label}
      title={label}
      aria-current={current ? 'location' : undefined}
    >
      {children}
    </a>
  )
}
