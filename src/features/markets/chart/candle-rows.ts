import type { Candle } from '../../../../contract/market/market.ts'
import { toBars } from '../../../charts/chart-data.ts'
import { indicators, type IndicatorId } from '../../../charts/indicators/catalogue.ts'
import { IndicatorTrack } from '../../../charts/indicators/track.ts'
import { toCsv } from '../../../lib/csv.ts'
import { isoTime } from '../../../lib/time.ts'

export interface CandleRow {
  candle: Candle
  /** One per line, in the order of `lineNames`; null before there is enough input. */
  values: (number | null)[]
}

export function lineNames(ids: readonly IndicatorId[]): string[] {
  return ids.flatMap((id) => indicators[id].lines.map(({ name }) => name))
}

/** Ascending candles with the values of the chosen indicators. */
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

/** Prices and volumes exactly as the exchange gave them, times in UTC. */
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

/** Adds the newest candle at the end or replaces the last one. */
export function withNewest(
  candles: readonly Candle[],
  newest: Candle | undefined,
): readonly Candle[] {
  const last = candles.at(-1)
  if (newest === undefined || last === undefined || newest.t < last.t) return candles
  return newest.t === last.t ? [...candles.slice(0, -1), newest] : [...candles, newest]
}
