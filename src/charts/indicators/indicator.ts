import type { Accumulator } from '../../../engine/signals/indicators/windows/fold.ts'
import type { Bar } from '../chart-data.ts'
import type { ChartTheme } from '../theme.ts'

export interface IndicatorLine {
  /** The name in the legend: "EMA 9". */
  name: string
  draw: 'solid' | 'dashed' | 'dotted' | 'histogram'
  colour: keyof Omit<ChartTheme, 'font'>
  /** Pixels; 1 by default. */
  width?: 1 | 2
}

/** What is drawn over the candles, or below them in a separate pane. The engine computes it. */
export interface Indicator {
  /** The title of its pane; overlays have none. */
  title?: string
  lines: readonly IndicatorLine[]
  /** Fixed ends of the pane's scale, and levels marked in it. */
  scale?: { low: number; high: number; levels: readonly number[] }
  /** Whether values are prices, formatted with the market's decimals; otherwise with one decimal. */
  isPrice: boolean
  /** One number per line and bar; NaN before there is enough input. */
  start: () => Accumulator<Bar, readonly number[]>
}

/** Converts an accumulator's input and output. */
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
