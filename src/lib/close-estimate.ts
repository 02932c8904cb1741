// Estimates the result of closing a position now.
import { t } from '@lingui/core/macro'
import { add, multiply, negate, subtract } from '../../contract/decimal.ts'
import type { Config } from '../../contract/ops/config.ts'
import type { Position } from '../../contract/trading/positions.ts'
import type { DecimalString } from '../../contract/primitives.ts'
import { assumedSlippage } from '../../engine/expectation/assumed-costs.ts'
import { formatPercent } from './numbers/format.ts'

/** How much worse than the mark a market order is assumed to fill, as text: "0.05% slippage". */
export const slippageWords = () => t`${formatPercent(multiply(assumedSlippage, 100))} slippage`

export type Fees = Pick<Config['fees'], 'taker' | 'builder'>

export interface CloseEstimate {
  /** USDC, signed: gain or loss of the closed part at the assumed price, before its fee. */
  gross: DecimalString
  /** USDC, unsigned. */
  fee: DecimalString
  /** USDC, signed: gross − fee. */
  realises: DecimalString
}

type Closable = Pick<Position, 'side' | 'size' | 'entryPrice'>

/** At the mark less slippage and taker fees. `fraction`: 0…1 of the open size. */
export function estimateClose(
  position: Closable,
  mark: DecimalString,
  fees: Fees,
  fraction: DecimalString = '1',
): CloseEstimate {
  const worse = multiply(mark, assumedSlippage)
  const fill = position.side === 'long' ? subtract(mark, worse) : add(mark, worse)
  return closeAt(position, fill, fees, fraction)
}

/** At exactly this price, for a take-profit or stop. */
export function closeAt(
  { side, size, entryPrice }: Closable,
  price: DecimalString,
  { taker, builder }: Fees,
  fraction: DecimalString = '1',
): CloseEstimate {
  const part = multiply(size, fraction)
  const gain = multiply(part, subtract(price, entryPrice))
  const gross = side === 'long' ? gain : negate(gain)
  const fee = multiply(part, price, add(taker, builder))
  return { gross, fee, realises: subtract(gross, fee) }
}
