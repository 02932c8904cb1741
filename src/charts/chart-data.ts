// Converts the contract's candles and markers for the drawing library. The only place where decimal strings become
// numbers and milliseconds become seconds.
import type { UTCTimestamp } from 'lightweight-charts'
import { toNumber } from '../../contract/decimal.ts'
import type { Candle } from '../../contract/market/market.ts'

export interface Bar {
  time: UTCTimestamp
  open: number
  high: number
  low: number
  close: number
  volume: number
}

export type MarkerKind = 'entry' | 'exit' | 'signal' | 'signal_taken' | 'signal_refused'

export interface ChartMarker {
  id: string
  /** Epoch milliseconds; drawn on the bar that contains it. */
  at: number
  kind: MarkerKind
  /** Null: a refusal before any side was decided. */
  side: 'long' | 'short' | null
  /** A word or two beside the marker. */
  label?: string
  /** A sentence, shown in the legend while the crosshair is on the bar. */
  note?: string
}

export type PriceLineKind = 'entry' | 'take_profit' | 'stop_loss' | 'liquidation' | 'mark' | 'alert'

export interface PriceLine {
  id: string
  /** Decimal string. */
  price: string
  kind: PriceLineKind
  label: string
  /** The number of positions with this price. */
  count: number
}

/** The library counts in seconds and uses a type of its own. */
export function barTime(seconds: number): UTCTimestamp {
  return seconds as UTCTimestamp
}

function seconds(ms: number): UTCTimestamp {
  return barTime(Math.floor(ms / 1000))
}

export function toBar(candle: Candle): Bar {
  return {
    time: seconds(candle.t),
    open: toNumber(candle.o),
    high: toNumber(candle.h),
    low: toNumber(candle.l),
    close: toNumber(candle.c),
    volume: toNumber(candle.v),
  }
}

/** Ascending, one bar per time; of two with the same time the later in the list is used. */
export function toBars(candles: readonly Candle[]): Bar[] {
  const byTime = new Map<number, Bar>()
  for (const candle of candles) {
    const bar = toBar(candle)
    byTime.set(bar.time, bar)
  }
  return [...byTime.values()].toSorted((left, right) => left.time - right.time)
}

export type Upsert = 'append' | 'replace' | 'ignore'

/** The effect of a streamed candle on the bars on screen: none when it is older than the first or leaves a gap. */
export function upsertKind(bars: readonly Bar[], bar: Bar): Upsert {
  const last = bars.at(-1)
  if (!last || bar.time > last.time) return 'append'
  return bars[indexAt(bars, bar.time)]?.time === bar.time ? 'replace' : 'ignore'
}

/** Index of the bar that contains a time in seconds: the last one that opened at or before it. −1 before the first. */
export function indexAt(bars: readonly Bar[], time: number): number {
  let low = 0
  let high = bars.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((bars[middle]?.time ?? Infinity) <= time) low = middle + 1
    else high = middle
  }
  return low - 1
}

export interface PlacedMarker extends ChartMarker {
  time: UTCTimestamp
}

/**
 * Moved to their bars and sorted, as the library requires. Those before the first or after the last bar are left
 * out.
 */
export function placeMarkers(
  bars: readonly Bar[],
  markers: readonly ChartMarker[],
): PlacedMarker[] {
  const end = endOf(bars)
  return markers
    .flatMap((marker) => {
      const at = seconds(marker.at)
      const bar = at < end ? bars[indexAt(bars, at)] : undefined
      return bar ? [{ ...marker, time: bar.time }] : []
    })
    .toSorted((left, right) => left.time - right.time || left.at - right.at)
}

/** Equal entries or exits on one bar become one marker: "Stop ×3". */
export function mergeMarkers(placed: readonly PlacedMarker[]): PlacedMarker[] {
  const merged = new Map<string, { marker: PlacedMarker; count: number }>()
  for (const marker of placed) {
    const { id, time, kind, side, label = '' } = marker
    const isMergeable = kind === 'entry' || kind === 'exit'
    const key = isMergeable ? [time, kind, side, label].join('|') : id
    const known = merged.get(key)
    if (known === undefined) merged.set(key, { marker, count: 1 })
    else known.count += 1
  }
  return [...merged.values()].map(({ marker, count }) =>
    count === 1 ? marker : { ...marker, label: `${marker.label ?? ''} ×${count}`.trim() },
  )
}

/** Open time in seconds of the bar after the last one; a single bar counts as a minute. */
export function endOf(bars: readonly Bar[]): number {
  return (bars.at(-1)?.time ?? -Infinity) + (step(bars) || 60)
}

/**
 * How far the remaining bars have moved to the right in the list: more than zero when history was added before them.
 * Null when the bars belong to another market or interval: then the view is not kept.
 */
export function shiftBetween(before: readonly Bar[], after: readonly Bar[]): number | null {
  const [first, last] = [before[0], before.at(-1)]
  const [newFirst, newLast] = [after[0], after.at(-1)]
  if (!first || !last || !newFirst || !newLast || step(before) !== step(after)) return null
  const shared = Math.max(first.time, newFirst.time)
  if (shared > Math.min(last.time, newLast.time)) return null
  const [from, to] = [indexAt(before, shared), indexAt(after, shared)]
  const isSame = before[from]?.time === after[to]?.time && before[from]?.open === after[to]?.open
  return isSame ? to - from : null
}

/** Bars that the stream brought after `after` was requested stay at its end. */
export function keepNewer(before: readonly Bar[], after: readonly Bar[]): Bar[] {
  const end = after.at(-1)?.time ?? 0
  return [...after, ...before.slice(indexAt(before, end) + 1)]
}

/** The bars that are new or differ, if the rest is the same series with nothing removed; otherwise null. */
export function changedBars(before: readonly Bar[], after: readonly Bar[]): Bar[] | null {
  if (after.length < before.length || before.length === 0) return null
  const changed: Bar[] = []
  for (const [index, bar] of after.entries()) {
    const old = before[index]
    if (old !== undefined && old.time !== bar.time) return null
    if (old === undefined || !sameBar(old, bar)) changed.push(bar)
  }
  return changed
}

function sameBar(left: Bar, right: Bar): boolean {
  return (
    left.close === right.close &&
    left.volume === right.volume &&
    left.high === right.high &&
    left.low === right.low &&
    left.open === right.open
  )
}

function step(bars: readonly Bar[]): number {
  const [last, previous] = [bars.at(-1), bars.at(-2)]
  return last && previous ? last.time - previous.time : 0
}

/** The legend's values for one bar. Percent change is from the close before, or from the open of the first bar. */
export interface BarReadout {
  bar: Bar
  changePct: number
}

export function readoutAt(bars: readonly Bar[], index: number): BarReadout | null {
  const bar = bars[index]
  if (!bar) return null
  const base = bars[index - 1]?.close ?? bar.open
  return { bar, changePct: base === 0 ? 0 : ((bar.close - base) / base) * 100 }
}
