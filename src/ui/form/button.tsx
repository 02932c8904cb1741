import { useId } from 'react'
import type { ComponentProps, MouseEvent, ReactNode } from 'react'
import { cx } from '../../lib/cx.ts'
import { buttonStyle } from './button-style.ts'
import type { ButtonSize, ButtonVariant } from './button-style.ts'
import { Hint } from '../overlay/hint.tsx'
import { Spinner } from '../feedback/spinner.tsx'

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled'> {
  variant?: ButtonVariant
  size?: ButtonSize
  icon?: ReactNode
  /** Work is in progress: clicks do nothing, the focus stays. */
  pending?: boolean
  /** Shown instead of the label while pending. Its space is reserved from the start. */
  pendingLabel?: string
  /** Why this cannot be pressed now. Disables the button, which stays focusable so that the reason can be read. */
  disabledReason?: string | undefined
  /** It was pressed all the same. */
  onBlocked?: () => void
}

export function Button({
  variant = 'secondary',
  size = 'md',
  icon,
  pending = false,
  pendingLabel,
  disabledReason,
  onBlocked,
  className,
  children,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  const hintId = useId()
  const blocked = pending || disabledReason !== undefined
  const click = (event: MouseEvent<HTMLButtonElement>): void => {
    if (!blocked) return onClick?.(event)
    event.preventDefault()
    if (!pending) onBlocked?.()
  }
  return (
    <Hint
      id={hintId}
      text={disabledReason}
      className="has-[>.flex-1]:flex-1 has-[>.w-full]:w-full *:first:flex-1"
    >
      <button
        {...rest}
        type={type}
        onClick={click}
        aria-disabled={blocked || undefined}
        aria-busy={pending || undefined}
        aria-describedby={disabledReason === undefined ? rest['aria-describedby'] : hintId}
        className={buttonStyle(variant, size, className)}
      >
        <Face icon={icon} pending={pending} pendingLabel={pendingLabel}>
          {children}
        </Face>
      </button>
    </Hint>
  )
}

interface FaceProps {
  icon: ReactNode
  pending: boolean
  pendingLabel: string | undefined
  children: ReactNode
}

/**
 * With a pending label both labels share one cell: the button is as wide as the wider one and never changes its
 * width.
 */
function Face({ icon, pending, pendingLabel, children }: FaceProps) {
  if (pendingLabel === undefined) {
    return (
      <>
        {pending ? <Spinner /> : icon}
        {children}
      </>
    )
  }
  const face = 'col-start-1 row-start-1 inline-flex items-center justify-center gap-2'
  return (
    <span className="grid">
      <span className={cx(face, pending && 'invisible')}>
        {icon}
        {children}
      </span>
      <span className={cx(face, !pending && 'invisible')}>
        <Spinner />
        {pendingLabel}
      </span>
    </span>
  )
}
