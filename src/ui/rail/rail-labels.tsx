import type { CSSProperties } from 'react'
import { divide, multiply } from '../../../contract/decimal.ts'
import { cx } from '../../lib/cx.ts'
import { formatMoney } from '../../lib/format.ts'
import { Percent } from '../figures/percent.tsx'
import { PnlText } from '../figures/pnl-text.tsx'
import { endLabel, percent, placeOn, zeroAt } from './rail-scale.ts'
import type { RailEnds, RailSize } from './rail-scale.ts'

interface RailReadingProps {
  ends: RailEnds
  netPct: number
  net: string | undefined
  size: RailSize
}

/** The result in figures, riding above the needle and kept inside the rail. */
export function RailReading({ ends, netPct, net, size }: RailReadingProps) {
  const { at } = placeOn(ends, netPct)
  return (
    <div className={size === 'lg' ? 'h-9 text-lg font-medium' : 'h-6 text-sm font-medium'}>
      <span className="relative inline-block" style={ride(at)}>
        {net === undefined ? (
          <Percent value={netPct} signed />
        ) : (
          <PnlText net={net} netPct={netPct} />
        )}
      </span>
    </div>
  )
}

/** Left edge at `at`, pulled back by the same share of its own width: never leaves the rail. */
function ride(at: number): CSSProperties {
  return { left: percent(at), transform: `translateX(-${percent(at)})` }
}

interface RailEndLabelsProps {
  ends: RailEnds
  /** Dollars; with it the ends have dollar values. */
  budget: string | undefined
}

export function RailEndLabels({ ends, budget }: RailEndLabelsProps) {
  const zero = zeroAt(ends)
  const dollars = (pct: number): string | null =>
    budget === undefined ? null : formatMoney(divide(multiply(budget, pct), 100), { signed: true })
  return (
    <div className="relative mt-1 flex justify-between text-xs text-muted">
      <EndLabel pct={-ends.lossThreshold} dollars={dollars(-ends.lossThreshold)} />
      {zero > 0.16 && zero < 0.84 && (
        <span className="absolute -translate-x-1/2" style={{ left: percent(zero) }}>
          0
        </span>
      )}
      <EndLabel pct={ends.profitTarget} dollars={dollars(ends.profitTarget)} right />
    </div>
  )
}

function EndLabel(props: { pct: number; dollars: string | null; right?: boolean }) {
  return (
    <span className={cx('flex flex-col', props.right && 'items-end')}>
      <span className="font-medium text-text">{endLabel(props.pct)}</span>
      {props.dollars !== null && <span>{props.dollars}</span>}
    </span>
  )
}
