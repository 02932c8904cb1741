// What a close goes out at. It must go out: without a price of this moment it takes one from further off.
import type { Asset } from '../../../contract/market/market.ts'
import type { DecimalString } from '../../../contract/primitives.ts'
import type { PositionRow } from '../../storage/trading/positions.ts'
import type { TradingContext } from '../trading-context.ts'
import { blindLimit, marketLimit } from './prices.ts'

/** `near`: about what it will close at; null when nobody knows. */
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
