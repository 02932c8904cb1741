// What closing a position now would bring: an estimate, said before it is done.
import { add, multiply, negate, subtract } from '../../contract/decimal.ts'
import type { Config } from '../../contract/ops/config.ts'
import type { Position } from '../../contract/trading/positions.ts'
import type { DecimalString } from '../../contract/primitives.ts'
import { formatPercent } from './numbers/format.ts'

/** Share of the price by which a market order is assumed to fill worse than the mark. */
const assumedSlippage: DecimalString = '0.0005'

/** The same for people: "0.05% slippage". */
export const slippageWords = `${formatPercent(multiply(assumedSlippage, 100))} slippage`

export type Fees = Pick<Config['fees'], 'taker' | 'builder'>

export interface CloseEstimate {
  /** USDC, signed: what the closed part gains or loses at the assumed fill, before its fee. */
  gross: DecimalString
  /** USDC, unsigned. */
  fee: DecimalString
  /** USDC, signed: gross − fee. */
  realises: DecimalString
}

type Closable = Pick<Position, 'side' | 'size' | 'entryPrice'>

/** At the mark less slippage and the fees of a taker. `fraction` is 0…1 of what is open. */
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

/** At exactly this price: a take-profit or a stop, filled where it stands. */
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
