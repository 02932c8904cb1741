import { intervalMs } from '../../../contract/market/market.ts'
import type { UnixMs } from '../../../contract/primitives.ts'
import { toBars } from '../../../engine/signals/bars.ts'
import type { Bars } from '../../../engine/types.ts'
import type { Needed } from '../../../sandbox/data/given-candles.ts'
import type { Context } from '../../context.ts'

/** What a program can see, and what its averages need before. */
const count = 1_300

/** The latest candles that were closed at `time`. Throws what the exchange port throws. */
export async function closedBars(
  exchange: Context['exchange'],
  { symbol, interval }: Needed,
  time: UnixMs,
): Promise<Bars> {
  const to = time - intervalMs[interval]
  if (to < 0) return toBars([], interval)
  const range = { to, limit: count }
  return toBars(await exchange.candleHistory(symbol, interval, range), interval)
}
