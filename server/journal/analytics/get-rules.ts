import type * as contract from '../../../contract/endpoints.ts'
import { add } from '../../../contract/decimal.ts'
import { uncertainMean } from '../../../engine/journal/uncertainty.ts'
import { addDays, startOfDay } from '../../../engine/journal/zones/zone-days.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import type { RefusedTradeRow } from '../../storage/journal/refused.ts'
import type { Filters } from '../book/matching.ts'
import { uncertainMoney } from './figures.ts'

/**
 * Of the filters those apply that a refused trade can be told by: market, side, setup, and the days on which it was
 * refused. With others (an import, a tag, a result …) nothing is left, since no refused trade has them.
 */
export const getRuleFigures: Verb<ViewerContext, typeof contract.getRuleFigures> = async ({
  ctx: { store, viewer },
  input: { query },
}) => {
  const refused = await store.refusedTrades.ofUser(viewer.id)
  const matching = refused.filter(testOf(query))
  const byRule = Map.groupBy(matching, ({ rule }) => rule)
  const data = [...byRule].map(([rule, trades]) => ({ rule, ...missedBy(trades) }))
  return {
    ...missedBy(matching),
    data: data.toSorted((one, other) => other.n - one.n),
  }
}

function testOf(filters: Filters): (trade: RefusedTradeRow) => boolean {
  const { symbol, side, setup, origin, exchange, tag, result, planned, q } = filters
  const isOther =
    (origin !== undefined && origin !== 'manual') ||
    (exchange !== undefined && exchange !== 'hyperliquid') ||
    [tag, result, planned].some((value) => value !== undefined) ||
    (q !== undefined && q.trim() !== '')
  if (isOther) return () => false
  const market = symbol?.replace(/_.*/, '')
  const wanted =
    side === undefined ? undefined : side === 'buy' || side === 'long' ? 'long' : 'short'
  const { date_from, date_to, tz } = filters
  const from = date_from === undefined ? -Infinity : startOfDay(date_from, tz)
  const end = date_to === undefined ? Infinity : startOfDay(addDays(date_to, 1), tz)
  return (trade) =>
    (market === undefined || trade.symbol === market) &&
    (wanted === undefined || trade.side === wanted) &&
    (setup === undefined || (trade.setupTag ?? 'none') === setup) &&
    trade.at >= from &&
    trade.at < end
}

function missedBy(trades: readonly RefusedTradeRow[]) {
  const nets = trades.flatMap(({ net }) => net ?? [])
  return {
    n: nets.length,
    running: trades.filter(({ net, dueAt }) => net === null && dueAt !== null).length,
    unfilled: trades.filter(({ end }) => end === 'unfilled').length,
    net_pnl: add('0', ...nets),
    expectancy: uncertainMoney(uncertainMean(nets.map(Number))),
  }
}
