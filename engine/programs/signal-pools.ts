// When a signal pool fires: at the close of a bar at which it holds and did not hold at the close before. The same for
// the past on a chart and for the present on the server.
import { intervalMs } from '../../contract/market/market.ts'
import type { Interval } from '../../contract/market/market.ts'
import type { PoolMetric, PoolSignal } from '../../contract/lab/signal-pools.ts'
import type { UnixMs } from '../../contract/primitives.ts'
import { adx } from '../signals/indicators/adx.ts'
import { atr } from '../signals/indicators/atr.ts'
import { bollinger } from '../signals/indicators/bollinger.ts'
import { ema } from '../signals/indicators/ema.ts'
import { macd } from '../signals/indicators/macd.ts'
import { rsi } from '../signals/indicators/rsi.ts'
import { sma } from '../signals/indicators/sma.ts'
import { stochastic } from '../signals/indicators/stochastic.ts'
import { signals as scores } from '../signals/signal.ts'
import type { Bars } from '../types.ts'

export interface Pool {
  logic: 'and' | 'or'
  signals: readonly PoolSignal[]
}

/** What a pool reads of one market. */
export interface PoolMarket {
  /** Closed candles, ascending; undefined where there are none. */
  bars: (interval: Interval) => Bars | undefined
}

const average = 20

/** The shortest interval of a pool's signals: it is looked at when such a bar closes. */
export function paceOf({ signals }: Pool): Interval {
  const intervals = signals.map(({ interval }) => interval)
  return intervals.reduce((a, b) => (intervalMs[b] < intervalMs[a] ? b : a))
}

/**
 * Epoch ms of the closes after `from` at which the pool fires, ascending. Before an indicator has a value its signal
 * does not hold; a pool that holds from its first bar on fires only after it once did not.
 */
export function firingsOf(pool: Pool, market: PoolMarket, from: UnixMs): UnixMs[] {
  const pace = market.bars(paceOf(pool))
  if (!pace) return []
  const lanes = pool.signals.map((signal) => laneOf(signal, market))
  const fired: UnixMs[] = []
  let held = true
  for (const open of pace.t) {
    const at = open + intervalMs[pace.interval]
    const answers = lanes.map((lane) => lane(at))
    const holds = pool.logic === 'and' ? answers.every(Boolean) : answers.some(Boolean)
    if (holds && !held && at > from) fired.push(at)
    held = holds
  }
  return fired
}

/** Whether the signal holds at a time, asked in ascending order. */
function laneOf(
  { metric, interval, operator, threshold }: PoolSignal,
  market: PoolMarket,
): (at: UnixMs) => boolean {
  const bars = market.bars(interval)
  if (!bars) return () => false
  const values = metrics[metric](bars)
  const width = intervalMs[interval]
  let next = 0
  return (at) => {
    while (next < bars.t.length && (bars.t[next] ?? 0) + width <= at) next++
    return compared(operator, values[next - 2] ?? NaN, values[next - 1] ?? NaN, threshold)
  }
}

/** NaN holds nowhere. */
function compared(
  operator: PoolSignal['operator'],
  before: number,
  now: number,
  threshold: number,
): boolean {
  switch (operator) {
    case '>':
      return now > threshold
    case '<':
      return now < threshold
    case '>=':
      return now >= threshold
    case '<=':
      return now <= threshold
    case 'crosses_above':
      return before <= threshold && now > threshold
    case 'crosses_below':
      return before >= threshold && now < threshold
  }
}

const metrics: Record<PoolMetric, (bars: Bars) => Float64Array> = {
  price: ({ c }) => c,
  price_change: ({ c }) => c.map((close, i) => percentOf(close, c[i - 1] ?? NaN)),
  volume: ({ v }) => v,
  volume_ratio: ({ v }) => {
    const means = sma(v, average)
    return v.map((volume, i) => volume / (means[i - 1] ?? NaN))
  },
  rsi: ({ c }) => rsi(c, 14),
  macd: ({ c }) => macd(c, 12, 26, 9).macd,
  macd_signal: ({ c }) => macd(c, 12, 26, 9).signal,
  macd_histogram: ({ c }) => macd(c, 12, 26, 9).histogram,
  ema_distance: ({ c }) => distance(c, ema(c, average)),
  sma_distance: ({ c }) => distance(c, sma(c, average)),
  bollinger_position: ({ c }) => {
    const { lower, upper } = bollinger(c, average, 2)
    return c.map((close, i) => {
      const [low, high] = [lower[i] ?? NaN, upper[i] ?? NaN]
      return (100 * (close - low)) / (high - low)
    })
  },
  atr: (bars) => {
    const ranges = atr(bars, 14)
    return ranges.map((range, i) => (100 * range) / (bars.c[i] ?? NaN))
  },
  adx: (bars) => adx(bars, 14).adx,
  stochastic_k: (bars) => stochastic(bars, 14, 3, 3).k,
  stochastic_d: (bars) => stochastic(bars, 14, 3, 3).d,
  score: (bars) => Float64Array.from(scores(bars), ({ score }) => score),
}

function distance(closes: Float64Array, averages: Float64Array): Float64Array {
  return closes.map((close, i) => percentOf(close, averages[i] ?? NaN))
}

function percentOf(value: number, base: number): number {
  return (100 * (value - base)) / base
}
