import { HistogramSeries } from 'lightweight-charts'
import type { IChartApi, ISeriesApi } from 'lightweight-charts'
import type { Bar } from '../chart-data.ts'
import { volumeBar, volumeOptions } from '../chart-style.ts'
import type { ChartTheme } from '../theme.ts'
import { ViewSlice, type View } from '../time/view-slice.ts'

/** The volume beneath the candles, in the colour of their direction. */
export class VolumeDrawing {
  readonly #series: ISeriesApi<'Histogram'>
  readonly #slice = new ViewSlice()
  #theme: ChartTheme

  constructor(chart: IChartApi, theme: ChartTheme) {
    this.#theme = theme
    this.#series = chart.addSeries(HistogramSeries, volumeOptions, 1)
  }

  setBars(bars: readonly Bar[], view: View | null): void {
    const { from, to } = this.#slice.choose(bars.length, view)
    this.#series.setData(bars.slice(from, to + 1).map((bar) => volumeBar(bar, this.#theme)))
  }

  /** The bar at `index` is new or has changed. */
  updateBar(bars: readonly Bar[], index: number): void {
    const bar = bars[index]
    if (bar === undefined || !this.#slice.holds(index)) return
    this.#series.update(volumeBar(bar, this.#theme), index < bars.length - 1)
  }

  /** The viewer has scrolled or zoomed. */
  follow(bars: readonly Bar[], view: View): void {
    if (!this.#slice.covers(bars.length, view)) this.setBars(bars, view)
  }

  setTheme(theme: ChartTheme, bars: readonly Bar[], view: View | null): void {
    this.#theme = theme
    this.setBars(bars, view)
  }
}
