import { setTimeout as sleep } from 'node:timers/promises'
import type * as contract from '../../contract/endpoints.ts'
import { compare, toFixed } from '../../contract/decimal.ts'
import { changePct, type MarketSummary } from '../../contract/market/market.ts'
import type { DecimalString } from '../../contract/primitives.ts'
import type { Context } from '../context.ts'
import type { MarketDay } from '../venue/port.ts'
import type { Verb } from '../route.ts'

const hours = 24
/** Milliseconds. Prices for spark lines that are not known by then come with the next answer. */
const patienceMs = 500

export const listMarketSummaries: Verb<Context, typeof contract.listMarketSummaries> = async ({
  ctx: { exchange, signals },
}) => {
  const { at, markets } = await exchange.days()
  signals.rank(byVolume(markets))
  const late = sleep(patienceMs, [], { ref: false })
  const items = await Promise.all(
    markets.map(async (day) => {
      const closes = await Promise.race([closesOf(signals, day.symbol), late])
      return summaryOf(day, exchange.mark(day.symbol)?.mark ?? day.price, closes)
    }),
  )
  return { at, items }
}

function summaryOf(
  { symbol, priceBefore, volume }: MarketDay,
  price: DecimalString,
  closes: DecimalString[],
): MarketSummary {
  return {
    symbol,
    price,
    priceBefore,
    changePct: priceBefore === null ? null : Number(toFixed(changePct(priceBefore, price), 2)),
    volume,
    closes: closes.length === 0 || priceBefore === null ? closes : [priceBefore, ...closes],
  }
}

const byVolume = (markets: readonly MarketDay[]) =>
  markets.toSorted((a, b) => compare(b.volume, a.volume)).map(({ symbol }) => symbol)

/** The closes at the full hours of the last day, and the current price. */
async function closesOf(signals: Context['signals'], symbol: string): Promise<DecimalString[]> {
  try {
    const candles = await signals.shownCandles(symbol, '1h', hours + 1)
    return candles.slice(-hours - 1).map(({ c }) => c)
  } catch {
    return []
  }
}
