import { cx } from '../../lib/cx.ts'

export interface Share {
  name: string
  /** 0…100. */
  percent: number
  /** A background class. */
  colour: string
}

/** The shares of outcomes as one bar; hidden from screen readers, because the numbers are beside it. */
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
