import type { Bars } from '../../../engine/types.ts'
import { marketSeries } from '../../../sandbox/data/market-series.ts'
import { type IndicatorName, indicators } from '../../../sandbox/language/indicators.ts'

type Value = number | null

/**
 * The latest value of each indicator with its usual periods, as programs read it; null before there are enough candles.
 * One with several lines has them all, and `value`: the line of its own name, or else the first.
 */
export function readIndicators(
  bars: Bars,
  names: readonly IndicatorName[],
): Record<string, Value | Record<string, Value>> {
  const open = marketSeries(() => bars)
  const latest = (name: IndicatorName, line: string): Value => {
    const { interval } = bars
    const { periods } = indicators[name]
    const column = open({ kind: 'indicator', symbol: '', interval, name, periods, line })
    if ('refused' in column) throw new RangeError(column.refused)
    const value = column.values.at(-1)
    return value === undefined || Number.isNaN(value) ? null : value
  }
  return Object.fromEntries(
    names.map((name) => {
      const lines: readonly string[] = indicators[name].lines
      const [first = 'value'] = lines
      if (lines.length === 1) return [name, latest(name, first)]
      const named = Object.fromEntries(lines.map((line) => [line, latest(name, line)]))
      return [name, { value: named[name] ?? named[first] ?? null, ...named }]
    }),
  )
}
