import { Trans } from '@lingui/react/macro'
import type { CSSProperties } from 'react'
import { compare, divide, multiply, round } from '../../../contract/decimal.ts'
import type { DecimalString } from '../../../contract/primitives.ts'
import { cx } from '../../lib/cx.ts'
import { formatMoney } from '../../lib/numbers/format.ts'
import { Percent } from '../figures/percent.tsx'
import { PnlText } from '../figures/pnl-text.tsx'
import { endLabel, percent, placeOn, zeroAt } from './rail-scale.ts'
import type { RailEndPrices, RailEnds, RailSize } from './rail-scale.ts'

interface RailReadingProps {
  ends: RailEnds
  netPct: number
  net: string | undefined
  size: RailSize
}

/** The result as text above the needle, kept within the rail. */
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

/** Left edge at `at`, moved back by the same share of its own width, so that it never leaves the rail. */
function ride(at: number): CSSProperties {
  return { left: percent(at), transform: `translateX(-${percent(at)})` }
}

interface RailEndLabelsProps {
  ends: RailEnds
  /** Dollars; then the ends have dollar values. */
  budget: string | undefined
  prices: RailEndPrices | undefined
  size: RailSize
}

/** The meaning of each end: percent, dollars, and the price at which the session would end. */
export function RailEndLabels({ ends, budget, prices, size }: RailEndLabelsProps) {
  const zero = zeroAt(ends)
  const dollars = (pct: number): string | null =>
    budget === undefined ? null : endMoney(divide(multiply(budget, pct), 100), size)
  const { lossThreshold, profitTarget } = ends
  return (
    <div
      className={cx(
        'relative flex justify-between gap-3 text-muted',
        size === 'sm' ? 'text-2xs' : 'mt-1 text-xs',
      )}
    >
      <EndLabel
        pct={-lossThreshold}
        dollars={dollars(-lossThreshold)}
        price={prices?.loss ?? null}
      />
      {size !== 'sm' && zero > 0.3 && zero < 0.7 && (
        <span className="absolute -translate-x-1/2" style={{ left: percent(zero) }}>
          0
        </span>
      )}
      <EndLabel
        pct={profitTarget}
        dollars={dollars(profitTarget)}
        price={prices?.target ?? null}
        right
      />
    </div>
  )
}

/** On a small rail whole dollars have no cents, so that both ends fit. */
function endMoney(amount: DecimalString, size: RailSize): string {
  const isShort = size === 'sm' && compare(amount, round(amount, 0)) === 0
  return formatMoney(amount, { signed: true, places: isShort ? 0 : 2 })
}

interface EndLabelProps {
  pct: number
  dollars: string | null
  price: string | null
  right?: boolean
}

function EndLabel({ pct, dollars, price, right = false }: EndLabelProps) {
  return (
    <span className={cx('flex flex-col', right && 'items-end text-right')}>
      <span className="whitespace-nowrap">
        <span className="font-medium text-text">{endLabel(pct)}</span>
        {dollars !== null && ` ${dollars}`}
      </span>
      {price !== null && (
        <span>
          <Trans>ends at {price}</Trans>
        </span>
      )}
    </span>
  )
}
