import { CandlestickSeries, LineSeries } from 'lightweight-charts'
import type { IChartApi, ISeriesApi } from 'lightweight-charts'
import type { Bar } from '../chart-data.ts'
import { candleColours } from '../chart-style.ts'
import type { ChartTheme } from '../theme.ts'
import { ViewSlice, type View } from '../time/view-slice.ts'

/**
 * Draws the candles in view. An empty series holds the times of all bars, so that the time scale knows them; it has
 * a price scale of its own, because the first series of a scale writes its labels. The last candle is always drawn,
 * because the library measures its scrolling from there.
 */
export class CandleSeries {
  readonly series: ISeriesApi<'Candlestick'>
  readonly #times: ISeriesApi<'Line'>
  readonly #slice = new ViewSlice()
  /** Number of bars whose times the time scale knows. */
  #known = 0

  constructor(chart: IChartApi, theme: ChartTheme) {
    this.#times = chart.addSeries(LineSeries, { visible: false, priceScaleId: 'times' })
    this.series = chart.addSeries(CandlestickSeries, candleColours(theme))
  }

  setBars(bars: readonly Bar[], view: View | null): void {
    this.#known = bars.length
    this.#times.setData(bars.map(({ time }) => ({ time })))
    this.#draw(bars, view)
  }

  /** The bar at `index` is new or has changed. */
  updateBar(bars: readonly Bar[], index: number, view: View | null): void {
    const bar = bars[index]
    if (bar === undefined) return
    if (index < bars.length - 1) {
      if (this.#slice.holds(index)) this.#draw(bars, view)
      return
    }
    if (bars.length > this.#known) this.#times.update({ time: bar.time })
    this.#known = bars.length
    this.series.update(bar)
  }

  /** The viewer has scrolled or zoomed. */
  follow(bars: readonly Bar[], view: View): void {
    if (!this.#slice.covers(bars.length, view)) this.#draw(bars, view)
  }

  setTheme(theme: ChartTheme): void {
    this.series.applyOptions(candleColours(theme))
  }

  #draw(bars: readonly Bar[], view: View | null): void {
    const { from, to } = this.#slice.choose(bars.length, view)
    const last = bars.length - 1
    this.series.setData([...bars.slice(from, to + 1), ...bars.slice(Math.max(to + 1, last))])
  }
}
