// Computes signals of closed candles once. The engine's averages depend slightly on their first candle. So that a
// signal does not depend on the requested range, candles are computed in blocks that begin at fixed times, each
// after the same warm-up.
import { setImmediate as breathe } from 'node:timers/promises'
import { type Candle, type Interval, intervalMs } from '../../contract/market/market.ts'
import { english } from '../../contract/words/english.ts'
import { toBar, toBars } from '../../engine/signals/bars.ts'
import { dailyRangePct, rangeDays } from '../../engine/signals/daily-range.ts'
import { createSignalEngine, settledBars } from '../../engine/signals/signal.ts'
import type { Context } from '../context.ts'
import { type PrefetchRequest, dayWeight, marketFill, seriesWeight } from './prefetch.ts'
import type { JudgedSignal, Signals } from './port.ts'
import type { CandleRange } from '../venue/port.ts'

/** Candles per block. */
const blockLength = 256
/** With half as many again as the engine requires, the rounded result equals that of the whole history. */
const warmUp = Math.ceil(settledBars * 1.5)
/** The number of candles for computing the latest signal. */
const judgedLength = 1 + warmUp + blockLength
/** One signal takes about a kilobyte. */
const blocksKept = 256

interface Block {
  /** The signals of the block's candles up to this one, by open time. */
  upTo(openTime: number): Promise<ReadonlyMap<number, JudgedSignal>>
}

export function createSignals({ exchange, clock }: Pick<Context, 'exchange' | 'clock'>): Signals {
  /** Least recently used first. */
  const blocks = new Map<string, Block>()
  const newest = new Map<string, JudgedSignal>()

  function blockOf(symbol: string, interval: Interval, number: number): Block {
    const key = `${symbol}.${interval}.${number}`
    const block = blocks.get(key) ?? openBlock({ exchange }, symbol, interval, number)
    blocks.delete(key)
    blocks.set(key, block)
    for (const oldest of blocks.keys()) {
      if (blocks.size <= blocksKept) break
      blocks.delete(oldest)
    }
    return block
  }

  /** The latest candles are read together with their warm-up: one request to the exchange instead of two. */
  async function closedCandles(
    symbol: string,
    interval: Interval,
    { from, to = Infinity, limit }: CandleRange,
  ): Promise<Candle[]> {
    const width = intervalMs[interval]
    const lastOpen = Math.min(to, clock() - 1) - width + 1
    if (from !== undefined) {
      const firstOpen = Math.max(0, from - width + 1)
      return exchange.candleHistory(symbol, interval, { from: firstOpen, to: lastOpen, limit })
    }
    const reach = limit - 1 + judgedLength
    const candles = await exchange.candleHistory(symbol, interval, { to: lastOpen, limit: reach })
    return candles.slice(-limit)
  }

  async function list(
    symbol: string,
    interval: Interval,
    range: CandleRange,
  ): Promise<JudgedSignal[]> {
    const candles = await closedCandles(symbol, interval, range)
    const blockMs = blockLength * intervalMs[interval]
    const found: JudgedSignal[] = []
    const groups = Map.groupBy(candles, ({ t }) => Math.floor(t / blockMs))
    for (const [number, group] of groups) {
      const signals = await blockOf(symbol, interval, number).upTo(group.at(-1)?.t ?? 0)
      found.push(...group.flatMap(({ t }) => signals.get(t) ?? []))
      if (groups.size > 1) await breathe()
    }
    note(found.at(-1))
    return found
  }

  function note(signal: JudgedSignal | undefined): void {
    if (signal === undefined) return
    const key = `${signal.symbol}.${signal.interval}`
    if (signal.at > (newest.get(key)?.at ?? 0)) newest.set(key, signal)
  }

  const fill = marketFill(exchange)
  const latest = async (symbol: string, interval: Interval) =>
    (await list(symbol, interval, { limit: 1 })).at(-1)
  const known = (symbol: string, interval: Interval) => newest.get(`${symbol}.${interval}`)

  /** When the candles are known, at once; when the exchange must be asked, in turn. */
  async function inItsTurn<T>(
    { symbol, interval, limit }: { symbol: string; interval: Interval; limit: number },
    wish: Omit<PrefetchRequest, 'name' | 'symbol' | 'work'>,
    work: () => Promise<T>,
  ): Promise<T | undefined> {
    if (exchange.areCandlesAtHand(symbol, interval, limit)) return work()
    let result: T | undefined
    const name = `${symbol}.${interval}.${wish.purse}`
    await fill.ask({ ...wish, name, symbol, work: async () => (result = await work()) })
    return result
  }

  /** By symbol, until the next day closes. */
  const ranges = new Map<string, { day: number; range: number | undefined }>()

  async function dailyRange(symbol: string): Promise<number | undefined> {
    const day = Math.floor(clock() / intervalMs['1d'])
    const found = ranges.get(symbol)
    if (found?.day === day) return found.range
    const to = (day - 1) * intervalMs['1d']
    const days = await exchange.candleHistory(symbol, '1d', { to, limit: rangeDays })
    const range = dailyRangePct(toBars(days, '1d'))
    ranges.set(symbol, { day, range })
    return range
  }

  return {
    list,
    dailyRange,
    shown: async (symbol, interval) => {
      const last = known(symbol, interval)
      const width = intervalMs[interval]
      if (last !== undefined && last.at >= clock() - (clock() % width) - 1) return last
      const wish = { purse: 'signals', weight: seriesWeight } as const
      const series = { symbol, interval, limit: judgedLength }
      const judged = await inItsTurn(series, wish, () => latest(symbol, interval))
      return judged ?? known(symbol, interval)
    },
    shownCandles: async (symbol, interval, limit) => {
      const wish = { purse: 'days', weight: dayWeight } as const
      const read = () => exchange.candles(symbol, interval, limit)
      return (await inItsTurn({ symbol, interval, limit }, wish, read)) ?? []
    },
    note: (symbol) => fill.note(symbol),
    rank: (symbols) => fill.rank(symbols),
    known,
    latest,
  }
}

function openBlock(
  { exchange }: Pick<Context, 'exchange'>,
  symbol: string,
  interval: Interval,
  number: number,
): Block {
  const width = intervalMs[interval]
  const start = number * blockLength * width
  const engine = createSignalEngine(interval)
  const signals = new Map<number, JudgedSignal>()
  let next = Math.max(0, start - warmUp * width)
  let reading = Promise.resolve()

  function judge(candle: Candle): void {
    const value = engine.next(toBar(candle))
    next = candle.t + width
    if (candle.t < start) return
    const reason = english.tell(value.why)
    signals.set(candle.t, { ...value, symbol, reason, price: candle.c })
  }

  async function readUpTo(openTime: number): Promise<void> {
    if (openTime < next) return
    const range = { from: next, to: openTime, limit: warmUp + blockLength }
    const candles = await exchange.candleHistory(symbol, interval, range)
    candles.forEach(judge)
  }

  return {
    upTo: async (openTime) => {
      const done = reading.then(() => readUpTo(openTime))
      reading = done.catch(() => {})
      await done
      return signals
    },
  }
}
