import { cx } from '../../lib/cx.ts'
import type { RailSize } from './rail-scale.ts'

interface RailTimeLineProps {
  /** Share of the time that has passed, 0…1. */
  used: number
  over: boolean
  size: RailSize
}

export function RailTimeLine({ used, over, size }: RailTimeLineProps) {
  return (
    <div className={cx('relative', size === 'sm' ? 'mt-1 h-0.5' : 'mt-2 h-1')}>
      <i className="track absolute inset-0 bg-line" />
      <i
        className={cx('mark absolute inset-0 origin-left', over ? 'bg-edge' : 'bg-accent')}
        style={{ transform: `scaleX(${used})` }}
      />
    </div>
  )
}
