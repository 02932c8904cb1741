// The limit price of a close. It must be sent in any case: without a current price it uses an older one with a wider
// bound.
import type { Asset } from '../../../contract/market/market.ts'
import type { DecimalString } from '../../../contract/primitives.ts'
import type { PositionRow } from '../../storage/trading/positions.ts'
import type { TradingContext } from '../trading-context.ts'
import { blindLimit, marketLimit } from './prices.ts'

/** `near`: the price at which it is expected to close; null when unknown. */
export async function closingPrice(
  { exchange }: Pick<TradingContext, 'exchange'>,
  { symbol, szDecimals }: Asset,
  position: PositionRow,
): Promise<{ limitPrice: DecimalString; near: DecimalString | null }> {
  const mid = await exchange.freshMid(symbol)
  if (mid !== null) {
    return { limitPrice: marketLimit(mid, position.side === 'short', szDecimals), near: mid }
  }
  const mark = exchange.mark(symbol)?.mark ?? null
  return { limitPrice: blindLimit(mark, position, szDecimals), near: mark }
}
