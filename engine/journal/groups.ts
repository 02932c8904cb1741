// Groups trades by something they have in common: a symbol, a setup, a tag, an hour.
import type { MeasuredTrade } from './measured-trade.ts'
import { isWin } from './measured-trade.ts'
import { sum, uncertainMean, type Uncertain } from './uncertainty.ts'

export interface GroupFigures<Key> {
  key: Key
  n: number
  /** USDC. */
  net: number
  /** 0…1. */
  winRate: number
  /** USDC and R per trade; R only of trades with a stop. */
  expectancy: Uncertain | null
  averageR: Uncertain | null
}

/**
 * The trades of each key. A trade is in every group that `keysOf` returns. Largest groups first; equal ones in order of
 * appearance.
 */
export function byKey<Key, Trade>(
  trades: readonly Trade[],
  keysOf: (trade: Trade) => Iterable<Key>,
): [Key, Trade[]][] {
  const groups = new Map<Key, Trade[]>()
  for (const trade of trades) {
    for (const key of new Set(keysOf(trade))) {
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [trade])
      else group.push(trade)
    }
  }
  return [...groups].toSorted(([, one], [, other]) => other.length - one.length)
}

/** Of at least one trade. */
export function figuresOf<Key>(key: Key, group: readonly MeasuredTrade[]): GroupFigures<Key> {
  return {
    key,
    n: group.length,
    net: sum(group.map(({ net }) => net)),
    winRate: shareOfWins(group),
    expectancy: uncertainMean(group.map(({ net }) => net)),
    averageR: uncertainMean(group.flatMap(({ r }) => (r === null ? [] : [r]))),
  }
}

/** 0…1, of at least one trade. */
export function shareOfWins(trades: readonly MeasuredTrade[]): number {
  return trades.filter(isWin).length / trades.length
}

export function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : sum(values) / values.length
}

export interface Band {
  /** Lower end, inclusive; the upper one is `from` + width, exclusive. */
  from: number
  n: number
}

/**
 * The number of values in each band of this width, from the lowest band with a value to the highest, empty ones
 * between included.
 */
export function bands(values: readonly number[], width: number): Band[] {
  const counts = new Map<number, number>()
  let [lowest, highest] = [Infinity, -Infinity]
  for (const value of values) {
    const band = Math.floor(value / width)
    counts.set(band, (counts.get(band) ?? 0) + 1)
    lowest = Math.min(lowest, band)
    highest = Math.max(highest, band)
  }
  if (counts.size === 0) return []
  return Array.from({ length: highest - lowest + 1 }, (_, index) => ({
    from: (lowest + index) * width,
    n: counts.get(lowest + index) ?? 0,
  }))
}
