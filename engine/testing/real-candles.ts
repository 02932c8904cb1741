import { existsSync, readFileSync } from 'node:fs'
import type { Interval } from '../../contract/market/market.ts'
import { intervalMs } from '../../contract/market/market.ts'
import type { Bars } from '../types.ts'

const folder = new URL('../../../shared/data/', import.meta.url)

const files = {
  '1m': 'BTC_1m_binance-spot_2024-12_MIT.csv',
  '15m': 'BTC_15m_binance-spot_2024_MIT.csv',
} as const

/** The message of a test that needs recorded candles when there are none. */
export const noRecordedCandles = `no recorded candles in ${folder.pathname}`

/** Recorded BTC candles from a folder beside the project; null where there is none. */
export function realBars(interval: keyof typeof files): Bars | null {
  const file = new URL(files[interval], folder)
  if (!existsSync(file)) return null
  const rows = readFileSync(file, 'utf8').trim().split('\n').slice(1)
  const cells = rows.map((row) => row.split(',').map(Number))
  const column = (index: number) => Float64Array.from(cells, (cell) => cell[index] ?? NaN)
  return {
    interval,
    t: column(0),
    o: column(1),
    h: column(2),
    l: column(3),
    c: column(4),
    v: column(5),
  }
}

/** Complete bars of a longer interval. */
export function aggregate(bars: Bars, interval: Interval): Bars {
  const width = intervalMs[interval]
  const factor = width / intervalMs[bars.interval]
  const first = bars.t.findIndex((t) => t % width === 0)
  const count = Math.max(0, Math.floor((bars.t.length - first) / factor))
  const groups = Array.from({ length: count }, (_, group) => first + group * factor)
  const pick = (series: Float64Array, reduce: (window: Float64Array) => number) =>
    Float64Array.from(groups, (from) => reduce(series.subarray(from, from + factor)))
  return {
    interval,
    t: pick(bars.t, (w) => w[0] ?? NaN),
    o: pick(bars.o, (w) => w[0] ?? NaN),
    h: pick(bars.h, (w) => Math.max(...w)),
    l: pick(bars.l, (w) => Math.min(...w)),
    c: pick(bars.c, (w) => w.at(-1) ?? NaN),
    v: pick(bars.v, (w) => w.reduce((sum, value) => sum + value, 0)),
  }
}
