// What a trader is compared with: its budget in its first market, bought when it was made and never touched.
import { divide, multiply, subtract, toNumber } from '../../../../contract/decimal.ts'
import { isExchangeAway } from '../../../../contract/errors.ts'
import { type Candle, intervalMs, intervals } from '../../../../contract/market/market.ts'
import type { DecimalString } from '../../../../contract/primitives.ts'
import type { Context } from '../../../context.ts'
import type { TraderRow } from '../../../storage/traders/traders.ts'
import type { Curve } from '../../following/trader-curve.ts'

const minute = intervalMs['1m']
/** Of a curve. */
const mostPoints = 120

/**
 * From the price of the minute in which it was made, without leverage, fees or funding; `curve` is in USDC and null
 * without a budget. Null while the exchange is away or has no price.
 */
export async function buyAndHold(
  { exchange, clock }: Pick<Context, 'exchange' | 'clock'>,
  { symbols, createdAt, budget }: Pick<TraderRow, 'symbols' | 'createdAt' | 'budget'>,
): Promise<{ pct: number; curve: Curve | null } | null> {
  const [symbol = ''] = symbols
  const now = Math.max(clock(), createdAt)
  const interval = intervals.find((each) => (now - createdAt) / intervalMs[each] <= mostPoints)
  const step = intervalMs[interval ?? '1d']
  const mark = exchange.mark(symbol)?.mark
  try {
    const [at] = await exchange.candleHistory(symbol, '1m', {
      from: Math.floor(createdAt / minute) * minute,
      limit: 1,
    })
    const candles = await exchange.candleHistory(symbol, interval ?? '1d', {
      from: Math.floor(createdAt / step) * step,
      limit: mostPoints + 1,
    })
    // A venue forgets minutes after days: then the candle that holds the moment is as near as it gets.
    const isAt = at !== undefined && at.t <= createdAt && createdAt < at.t + minute
    const first = isAt ? at.o : candles[0]?.o
    if (mark === undefined || first === undefined) return null
    const gain = (price: DecimalString) => divide(subtract(price, first), first)
    const worth = (price: DecimalString) => toNumber(multiply(budget ?? 0, gain(price)))
    const closed = candles.filter(({ t }: Candle) => t + step > createdAt && t + step < now)
    return {
      pct: 100 * toNumber(gain(mark)),
      curve:
        budget === null
          ? null
          : [
              [createdAt, 0],
              ...closed.map(({ t, c }): Curve[number] => [t + step, worth(c)]),
              [now, worth(mark)],
            ],
    }
  } catch (error) {
    if (isExchangeAway(error)) return null
    throw error
  }
}
