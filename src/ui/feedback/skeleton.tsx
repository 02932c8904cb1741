import { cx } from '../../lib/cx.ts'

/** Reserves the space of what is loading. Give it the final size; it does not shimmer. */
export function Skeleton({ className }: { className: string }) {
  return <span aria-hidden className={cx('block rounded-sm bg-line/60', className)} />
}
