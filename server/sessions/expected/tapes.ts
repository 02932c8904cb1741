import type { Interval } from '../../../contract/market/market.ts'
import { intervalMs } from '../../../contract/market/market.ts'
import type { UnixMs } from '../../../contract/primitives.ts'
import { candlesOf } from '../../../engine/expectation/past-starts.ts'
import { type Tape, createTape } from '../../../engine/replay/tape.ts'
import { toBars } from '../../../engine/signals/bars.ts'
import type { Bars } from '../../../engine/types.ts'
import type { Context } from '../../context.ts'

export interface Tapes {
  /** The market's past as it was known then, as replays need it. */
  until(at: UnixMs, symbol: string, intervals: readonly Interval[]): Promise<Tape>
}

/** Keeps the latest tape: sessions of one market often start together. */
export function createTapes({ exchange }: Pick<Context, 'exchange'>): Tapes {
  let latest: { key: string; tape: Tape } | undefined

  async function closed(
    symbol: string,
    { interval, count }: { interval: Interval; count: number },
    at: UnixMs,
  ): Promise<Bars> {
    const to = at - intervalMs[interval]
    return toBars(await exchange.candleHistory(symbol, interval, { to, limit: count }), interval)
  }

  return {
    async until(at, symbol, intervals) {
      const [fastest, ...slower] = candlesOf(intervals)
      const known = Math.floor(at / intervalMs[fastest.interval])
      const key = [symbol, known, ...intervals].join()
      if (latest?.key === key) return latest.tape
      const read = (each: typeof fastest) => closed(symbol, each, at)
      const [bars, ...longer] = await Promise.all([read(fastest), ...slower.map(read)])
      const tape = createTape(bars, intervals, longer)
      latest = { key, tape }
      return tape
    },
  }
}
