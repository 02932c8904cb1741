// Finds the worst and the best open result of a trade, from candles.
import { type Interval, intervalMs, intervals } from '../../../contract/market/market.ts'
import { fromNumber } from '../../../contract/decimal.ts'
import { type TimedFill, openResult } from '../../../engine/journal/trips/open-result.ts'
import type { Context } from '../../context.ts'
import type { JournalTradeRow } from '../../storage/journal/trades.ts'
import { askingAs } from '../../venue/index.ts'
import { fillsOf } from '../trades/fills-of.ts'

const mostCandles = 600
const mostTries = 5
const retryMs = 5 * 60_000
const places = 8

type Ports = Pick<Context, 'store' | 'clock' | 'exchange' | 'log'>

/** Does not throw when candles cannot be had: it is tried again later, and after some tries given up. */
export async function measureExcursions(ports: Ports, trade: JournalTradeRow): Promise<void> {
  const { store, clock, log } = ports
  try {
    const found = await excursionsOf(ports, trade)
    await store.dueTrades.setExcursions(trade.userId, trade.id, found)
  } catch (error) {
    const isLast = trade.excursionTries + 1 >= mostTries
    log.debug({ tradeId: trade.id, isLast, error: String(error) }, 'no candles for a trade')
    if (isLast) await store.dueTrades.setExcursions(trade.userId, trade.id, null)
    else await store.dueTrades.retryExcursions(trade.id, clock() + retryMs)
  }
}

async function excursionsOf({ store, exchange }: Ports, trade: JournalTradeRow) {
  const fills = await fillsOf(store, trade)
  const timed = fills.map(({ at, isEntry, price, size }): TimedFill => ({
    at,
    isEntry,
    price: Number(price),
    size: Number(size),
  }))
  const { openedAt, closedAt, symbol } = trade
  const interval = intervalFor(closedAt - openedAt)
  const market = symbol.replace(/_[A-Z0-9]+$/, '')
  const range = { from: openedAt, to: closedAt, limit: mostCandles }
  const candles =
    closedAt - openedAt < intervalMs[interval]
      ? []
      : await askingAs('visitor', () => exchange.candleHistory(market, interval, range))
  const result = openResult(
    trade.side,
    timed,
    candles.map(({ t, T, h, l }) => ({ t, T, high: Number(h), low: Number(l) })),
  )
  if (result === null) return null
  return { mae: fromNumber(result.worst, places), mfe: fromNumber(result.best, places) }
}

/** The finest that tells all of the time in one answer. */
function intervalFor(durationMs: number): Interval {
  return intervals.find((each) => durationMs / intervalMs[each] < mostCandles) ?? '1d'
}
