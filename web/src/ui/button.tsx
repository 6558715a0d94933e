import type { LucideIcon } from 'lucide-react'
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import styles from './button.module.css'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'

type Look = { variant?: 'primary' | 'quiet' | 'plain' | 'danger' | undefined; size?: 'small' | undefined }

/** For links that should look like buttons, whatever router makes them. */
export function buttonClass({ variant = 'quiet', size }: Look = {}): string {
  return classNames(styles.button, styles[variant], size && styles[size])
}

type ButtonProps = Look &
  ButtonHTMLAttributes<HTMLButtonElement> & {
    icon?: LucideIcon | undefined
    /** Keeps the button in place and focused, but deaf, while its work is under way. */
    busy?: boolean | undefined
    ref?: Ref<HTMLButtonElement> | undefined
    children: ReactNode
  }

export function Button({ variant, size, icon, busy = false, className, onClick, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classNames(buttonClass({ variant, size }), className)}
      aria-disabled={busy || rest['aria-disabled']}
      onClick={busy ? undefined : onClick}
    >
      {icon && <Icon icon={icon} />}
      {/* A browser that translates puts elements in place of bare texts, and React then looks for them in vain. */}
      {typeof children === 'string' ? <span>{children}</span> : children}
    </button>
  )
}

type IconButtonProps = Look &
  Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> & {
    label: string
    icon: LucideIcon
    mirrored?: boolean
    ref?: Ref<HTMLButtonElement> | undefined
  }

export function IconButton({ label, icon, variant = 'plain', size, mirrored, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classNames(buttonClass({ variant, size }), styles.square, className)}
      aria-label={label}
      title={label}
    >
      <Icon icon={icon} mirrored={mirrored ?? false} />
    </button>
  )
}
