import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

type AnchorLinkProps = {
  anchor: string
  className?: string | undefined
  label?: string
  current?: boolean
  children: ReactNode
}

/** A link to a part of this page that keeps the rest of the address, the language in it included. */
export function AnchorLink({ anchor, className, label, current = false, children }: AnchorLinkProps) {
  return (
    <Link
      to="/docs"
      search
      hash={anchor}
      className={className}
      aria-label={label}
      title={label}
      activeOptions={{ includeHash: true }}
      activeProps={{ 'aria-current': undefined }}
      {...(current && { 'aria-current': 'location' as const })}
    >
      {children}
    </Link>
  )
}
