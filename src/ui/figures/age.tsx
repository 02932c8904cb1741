import { cx } from '../../lib/cx.ts'
import { formatAge, formatAgo, formatDateTime, isoTime } from '../../lib/time.ts'
import { useNow } from '../../lib/hooks/use-now.ts'

export interface AgeProps {
  /** Epoch milliseconds. */
  at: number
  /** "3 min" instead of "3 min ago". */
  short?: boolean
  className?: string
}

/** How long ago, updated while on screen. The full time is its title. */
export function Age({ at, short = false, className }: AgeProps) {
  const now = useNow(1000)
  return (
    <time
      dateTime={isoTime(at)}
      title={formatDateTime(at)}
      className={cx('whitespace-nowrap', className)}
    >
      {short ? formatAge(Math.max(0, now - at)) : formatAgo(at, now)}
    </time>
  )
}
