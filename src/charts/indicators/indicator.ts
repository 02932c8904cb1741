import type { Accumulator } from '../../../engine/signals/indicators/fold.ts'
import type { Bar } from '../chart-data.ts'
import type { ChartTheme } from '../theme.ts'

export interface IndicatorLine {
  /** As the legend calls it: "EMA 9". */
  name: string
  draw: 'solid' | 'dashed' | 'dotted' | 'histogram'
  colour: keyof Omit<ChartTheme, 'font'>
  /** Pixels; 1 unless told. */
  width?: 1 | 2
}

/** What is drawn over the candles, or beneath them in a pane of its own. The engine computes it. */
export interface Indicator {
  /** Stands over its own pane; overlays have none. */
  title?: string
  lines: readonly IndicatorLine[]
  /** Fixed ends of the pane's scale, and levels marked in it. */
  scale?: { low: number; high: number; levels: readonly number[] }
  /** In units of price: formatted with the market's decimals. Otherwise with one decimal. */
  isPrice: boolean
  /** One number a line and bar; NaN while warming up. */
  start: () => Accumulator<Bar, readonly number[]>
}

/** The accumulator behind another input and output. */
export function adapt<In, Out>(
  inner: Accumulator<In, Out>,
  input: (bar: Bar) => In,
  output: (value: Out) => readonly number[],
): Accumulator<Bar, readonly number[]> {
  return {
    next: (bar) => output(inner.next(input(bar))),
    preview: (bar) => output(inner.preview(input(bar))),
  }
}

export const closeOf = (bar: Bar): number => bar.close
