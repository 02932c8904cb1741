// Prices of the local exchange follow from its seed and the clock, and sometimes a market has no signal on any
// interval for some minutes. Unit tests of the engine cover that; a story that waits for a position needs a seed
// under which every minute of its hour has a signal.
import { signals } from '../../engine/signals/signal.ts'
import { quickStrategy } from '../../engine/sessions/presets.ts'
import { intervalMs, type Interval } from '../../contract/market/market.ts'
import { createMarket } from '../../localnet/market/market.ts'
import type { Market } from '../../localnet/types.ts'

const { intervals, entryThreshold } = quickStrategy
/** Bars before the first one of interest: enough for a score that does not depend on where the series begins. */
const lead = 300
const minute = intervalMs['1m']
const mostTried = 50

/** The first seed whose markets all have a signal in every minute of the `forMs` milliseconds from `now`. */
export function livelySeed(now: number, forMs: number): string {
  for (let tried = 0; tried < mostTried; tried++) {
    const seed = tried === 0 ? 'alura' : `alura-${tried}`
    if (quietMinutes(createMarket({ seed }), now, now + forMs).length === 0) return seed
  }
  throw new Error(`none of ${mostTried} seeds has lively markets`)
}

/** Start times of the minutes in which some market has no signal that a quick session would follow. */
export function quietMinutes(market: Market, from: number, until: number): number[] {
  const first = Math.floor(from / minute) * minute
  const quiet = new Set<number>()
  for (const index of market.assets.keys()) {
    const strengths = intervals.map((interval) => strengthOf(market, index, interval, first, until))
    for (let at = first; at < until; at += minute) {
      if (strengths.every((strength) => strength(at) < entryThreshold)) quiet.add(at)
    }
  }
  return [...quiet].toSorted((one, other) => one - other)
}

/** The strength of the last closed bar's signal at a time, from 0 to 1. */
function strengthOf(
  market: Market,
  index: number,
  interval: Interval,
  from: number,
  until: number,
) {
  const length = intervalMs[interval]
  const openOfLast = (at: number) => (Math.floor(at / length) - 1) * length
  const candles = market.candles(index, interval, openOfLast(from) - lead * length, until, until)
  const column = (key: 't' | 'o' | 'h' | 'l' | 'c' | 'v') =>
    Float64Array.from(candles, (candle) => candle[key])
  const bars = {
    interval,
    t: column('t'),
    o: column('o'),
    h: column('h'),
    l: column('l'),
    c: column('c'),
    v: column('v'),
  }
  const scores = new Map(signals(bars).map(({ score }, i) => [bars.t[i], Math.abs(score)]))
  return (at: number) => scores.get(openOfLast(at)) ?? 0
}
