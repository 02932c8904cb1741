// Candles of a stretch of the past as the sandbox reads them.
import { type Interval, intervalMs } from '../../../contract/market/market.ts'
import type { UnixMs } from '../../../contract/primitives.ts'
import { toBars } from '../../../engine/signals/bars.ts'
import type { Bars } from '../../../engine/types.ts'
import type { Context } from '../../context.ts'

const columns = ['t', 'o', 'h', 'l', 'c', 'v'] as const
const pageSize = 5_000

/** Closed candles that open at `from` or later and end by `to`. */
export async function barsFor(
  exchange: Context['exchange'],
  symbol: string,
  interval: Interval,
  { from, to }: { from: UnixMs; to: UnixMs },
): Promise<Bars> {
  const width = intervalMs[interval]
  const pages: Bars[] = []
  for (let next = from; next + width <= to;) {
    const range = { from: next, to: to - width, limit: pageSize }
    const page = await exchange.candleHistory(symbol, interval, range)
    const last = page.at(-1)
    if (last === undefined) break
    pages.push(toBars(page, interval))
    next = last.t + width
  }
  const length = pages.reduce((sum, page) => sum + page.t.length, 0)
  const bars = { interval, ...emptyColumns(length) }
  let at = 0
  for (const page of pages) {
    for (const column of columns) bars[column].set(page[column], at)
    at += page.t.length
  }
  return bars
}

function emptyColumns(length: number) {
  const column = () => new Float64Array(length)
  return { t: column(), o: column(), h: column(), l: column(), c: column(), v: column() }
}
