// A range of candles from memory, storage or the exchange. The last one is either final or forming at the time of
// the answer.
import type { Candle } from '../../../contract/market/market.ts'
import type { Clock } from '../../ops/port.ts'
import type { CandleRange } from '../port.ts'
import { type CandleRun, longest } from './candle-run.ts'

export interface PageDeps {
  run: CandleRun
  clock: Clock
  /** Resolves when every candle until now is known, at first at least `count` of them. */
  bringUpToDate: (count: number) => Promise<void>
  /** Changes of the run must not overlap. */
  inTurn: <T>(work: () => Promise<T>) => Promise<T>
}

/** The last final candles that are known, without asking the exchange. */
export async function keptPage(width: number, run: CandleRun, limit: number): Promise<Candle[]> {
  await run.load()
  const [oldest, end] = [run.oldest(), run.finalUntil()]
  if (oldest === undefined || end === undefined || end <= oldest) return []
  return run.between(Math.max(oldest, end - limit * width), end - width)
}

export function candlePages(
  width: number,
  { run, clock, bringUpToDate, inTurn }: PageDeps,
): (range: CandleRange) => Promise<Candle[]> {
  const { series } = run
  const floor = (at: number) => Math.floor(at / width) * width
  const reach = (from: number) => (run.has(from) ? from : inTurn(() => run.reach(from)))

  /** The number of candles between the beginning of the range and now. */
  function depthOf({ from, to = Infinity, limit }: CandleRange): number {
    const now = clock()
    const start = from ?? Math.min(to, now) - (limit - 1) * width
    return Math.min(Math.max(Math.ceil((now - start) / width) + 1, 1), longest)
  }

  /** Open time of the last candle to return up to `end`; undefined when there is none. */
  async function lastUntil(end: number, depth: number): Promise<number | undefined> {
    for (;;) {
      if (end < (run.finalUntil() ?? -Infinity)) return floor(end)
      await bringUpToDate(depth)
      if (series.size() === 0) return undefined
      const now = clock()
      if (series.isComplete(now)) return floor(Math.min(end, now))
    }
  }

  /** Skips a gap to the nearest stored candle on its other side; undefined when there is no gap here. */
  async function jump(at: number, bound: { from: number } | { to: number }) {
    return at < (run.oldest() ?? -Infinity) ? run.beyond(bound) : undefined
  }

  async function read(range: CandleRange): Promise<Candle[]> {
    const { from, to = Infinity, limit } = range
    const depth = depthOf(range)
    if (run.finalUntil() === undefined) await bringUpToDate(depth)
    const back = (limit - 1) * width
    if (from !== undefined) {
      const wanted = await reach(Math.ceil(from / width) * width)
      const first = (await jump(wanted, { from: wanted })) ?? wanted
      const last = await lastUntil(Math.min(to, first + back), depth)
      return last === undefined ? [] : run.between(first, last)
    }
    const first = await reach(((await lastUntil(to, depth)) ?? 0) - back)
    // Reading back took time, in which the forming candle may have closed.
    const wanted = await lastUntil(to, depth)
    if (wanted === undefined) return []
    const last = (await jump(wanted, { to: wanted })) ?? wanted
    return run.between(Math.max(last < wanted ? last - back : first, last - back), last)
  }

  return async (range) => {
    await run.load()
    return read(range)
  }
}
