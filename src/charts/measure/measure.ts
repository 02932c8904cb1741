import { plural, t } from '@lingui/core/macro'
import { formatPercent, formatPrice } from '../../lib/numbers/format.ts'
import { formatDuration } from '../../lib/time.ts'
import { indexAt, type Bar } from '../chart-data.ts'

/** A corner of the measured box: a bar's time in seconds and any price. */
export interface MeasurePoint {
  time: number
  price: number
}

export interface Measurement {
  from: MeasurePoint
  to: MeasurePoint
  /** Signed, in units of price. */
  change: number
  /** Percent, signed, of the starting price. */
  changePct: number
  /** Signed: negative when measured into the past. */
  bars: number
  /** Unsigned. */
  durationMs: number
}

export function measure(bars: readonly Bar[], from: MeasurePoint, to: MeasurePoint): Measurement {
  const change = to.price - from.price
  return {
    from,
    to,
    change,
    changePct: from.price === 0 ? 0 : (change / from.price) * 100,
    bars: indexAt(bars, to.time) - indexAt(bars, from.time),
    durationMs: Math.abs(to.time - from.time) * 1000,
  }
}

/** "+123.4 (+0.28%), 14 bars, 14 m". */
export function measureWords(
  { change, changePct, bars, durationMs }: Measurement,
  places: number,
): string {
  const size = formatPrice(Math.abs(change), places)
  const sign = change < 0 ? '−' : '+'
  const count =
    bars < 0
      ? t`${plural(-bars, { one: '1 bar back', other: '# bars back' })}`
      : t`${plural(bars, { one: '1 bar', other: '# bars' })}`
  const percent = formatPercent(changePct, { signed: true })
  return `${sign}${size} (${percent}), ${count}, ${formatDuration(durationMs)}`
}
