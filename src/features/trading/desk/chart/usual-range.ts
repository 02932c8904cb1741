import type { Candle, Interval } from '../../../../../contract/market/market.ts'
import type { DecimalString } from '../../../../../contract/primitives.ts'
import { atr } from '../../../../../engine/signals/indicators/atr.ts'
import { toBars } from '../../../../../engine/signals/bars.ts'

const period = 14

/**
 * The usual range of a bar of this interval, in units of price: its average true range over 14 bars. Null while
 * there are fewer.
 */
export function usualRange(candles: readonly Candle[], interval: Interval): DecimalString | null {
  const range = atr(toBars(candles, interval), period).at(-1)
  if (range === undefined || !Number.isFinite(range) || range <= 0) return null
  return range.toFixed(8)
}
