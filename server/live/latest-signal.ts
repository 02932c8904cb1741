import { fromNumber } from '../../contract/decimal.ts'
import type { Interval, Signal } from '../../contract/market.ts'
import { toBars } from '../../engine/bars.ts'
import { signal } from '../../engine/signal.ts'
import type { Context } from '../context.ts'

/** As many as the runner reads, so that a screen shows what the runner sees. */
const barsRead = 300
const pricePlaces = 8

/** Of the latest closed candle; undefined before the first one. */
export async function latestSignal(
  { exchange, clock }: Pick<Context, 'exchange' | 'clock'>,
  symbol: string,
  interval: Interval,
): Promise<Signal | undefined> {
  const candles = await exchange.candles(symbol, interval, barsRead + 1)
  const now = clock()
  const closed = candles.filter((candle) => candle.T < now)
  if (closed.length === 0) return undefined
  const value = signal(toBars(closed, interval))
  return { symbol, ...value, price: closed.at(-1)?.c ?? fromNumber(value.price, pricePlaces) }
}
