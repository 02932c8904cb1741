import { cx } from '../../lib/cx.ts'

export interface Share {
  name: string
  /** 0…100. */
  percent: number
  /** A background class. */
  colour: string
}

/** How a hundred endings are shared out, as one bar; the figures stand beside it, so it is only for the eyes. */
export function RailShares({ shares }: { shares: readonly Share[] }) {
  return (
    <div aria-hidden className="track flex h-2 gap-px bg-sunken">
      {shares.map(
        ({ name, percent, colour }) =>
          percent > 0 && (
            <i key={name} className={cx('mark h-full', colour)} style={{ width: `${percent}%` }} />
          ),
      )}
    </div>
  )
}
