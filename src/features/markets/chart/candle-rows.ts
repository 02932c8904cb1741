import type { Candle } from '../../../../contract/market/market.ts'
import { toBars } from '../../../charts/chart-data.ts'
import { indicators, type IndicatorId } from '../../../charts/indicators/catalogue.ts'
import { IndicatorTrack } from '../../../charts/indicators/track.ts'
import { toCsv } from '../../../lib/csv.ts'
import { isoTime } from '../../../lib/time.ts'

export interface CandleRow {
  candle: Candle
  /** By line, in the order of `lineNames`; null while warming up. */
  values: (number | null)[]
}

export function lineNames(ids: readonly IndicatorId[]): string[] {
  return ids.flatMap((id) => indicators[id].lines.map(({ name }) => name))
}

/** Ascending candles with what the chosen indicators say of each. */
export function candleRows(candles: readonly Candle[], ids: readonly IndicatorId[]): CandleRow[] {
  const bars = toBars(candles)
  const tracks = ids.map((id) => new IndicatorTrack(indicators[id]))
  for (const track of tracks) track.reset(bars)
  return candles.map((candle, index) => ({
    candle,
    values: tracks
      .flatMap((track) => track.at(index) ?? [])
      .map((value) => (Number.isNaN(value) ? null : value)),
  }))
}

/** Prices and volumes as exact as the exchange gave them, times in UTC. */
export function candleCsv(rows: readonly CandleRow[], ids: readonly IndicatorId[]): string {
  return toCsv(
    ['time', 'open', 'high', 'low', 'close', 'volume', 'trades', ...lineNames(ids)],
    rows.map(({ candle: { t, o, h, l, c, v, n }, values }) => [
      isoTime(t),
      o,
      h,
      l,
      c,
      v,
      String(n),
      ...values.map((value) => (value === null ? '' : String(value))),
    ]),
  )
}

/** The newest candle in its place at the end. */
export function withNewest(
  candles: readonly Candle[],
  newest: Candle | undefined,
): readonly Candle[] {
  const last = candles.at(-1)
  if (newest === undefined || last === undefined || newest.t < last.t) return candles
  return newest.t === last.t ? [...candles.slice(0, -1), newest] : [...candles, newest]
}
