import { HistogramSeries, LineSeries, LineStyle, createTextWatermark } from 'lightweight-charts'
import type {
  IChartApi,
  ISeriesApi,
  SeriesPartialOptionsMap,
  UTCTimestamp,
} from 'lightweight-charts'
import { formatNumber, formatPrice } from '../../lib/numbers/format.ts'
import type { Bar } from '../chart-data.ts'
import { indicators, type IndicatorId } from '../indicators/catalogue.ts'
import type { IndicatorLine } from '../indicators/indicator.ts'
import { IndicatorTrack } from '../indicators/track.ts'
import { withAlpha, type ChartTheme } from '../theme.ts'
import { ViewSlice, type View } from '../time/view-slice.ts'

export interface IndicatorReadout {
  name: string
  value: string
  colour: string
}

interface DrawnLine {
  line: IndicatorLine
  /** The index among the indicator's values. */
  index: number
  series: ISeriesApi<'Line'> | ISeriesApi<'Histogram'>
}

/** One indicator on the chart: its values and its series. */
export class IndicatorDrawing {
  readonly id: IndicatorId
  readonly #chart: IChartApi
  readonly #track: IndicatorTrack
  readonly #drawn: DrawnLine[]
  readonly #slice = new ViewSlice()
  #theme: ChartTheme
  #places = 2

  constructor(chart: IChartApi, id: IndicatorId, theme: ChartTheme) {
    this.id = id
    this.#chart = chart
    this.#theme = theme
    const indicator = indicators[id]
    this.#track = new IndicatorTrack(indicator)
    const pane = indicator.title === undefined ? 0 : chart.panes().length
    this.#drawn = indicator.lines.map((line, index) => ({
      line,
      index,
      series: this.#addSeries(line, pane),
    }))
    if (pane > 0) this.#furnishPane(pane)
  }

  setPlaces(places: number): void {
    this.#places = places
    const { isPrice } = this.#track.indicator
    const formatter = (value: number): string => this.#format(value)
    for (const { series } of this.#drawn) {
      series.applyOptions({
        priceFormat: { type: 'custom', minMove: isPrice ? 10 ** -places : 0.1, formatter },
      })
    }
  }

  setBars(bars: readonly Bar[], view: View | null): void {
    this.#track.reset(bars)
    this.#draw(bars, view)
  }

  /** The bar at `index` is new or has changed. */
  updateBar(bars: readonly Bar[], index: number, view: View | null): void {
    if (index < bars.length - 1) return this.setBars(bars, view)
    this.#track.update(bars, index)
    const time = bars[index]?.time
    if (time === undefined || !this.#slice.holds(index)) return
    for (const drawn of this.#drawn) {
      const point = this.#point(drawn, time, index)
      if (point) drawn.series.update(point)
    }
  }

  /** The viewer has scrolled or zoomed. */
  follow(bars: readonly Bar[], view: View): void {
    if (!this.#slice.covers(bars.length, view)) this.#draw(bars, view)
  }

  setTheme(theme: ChartTheme, bars: readonly Bar[], view: View | null): void {
    this.#theme = theme
    for (const { line, series } of this.#drawn) series.applyOptions(lineOptions(line, theme))
    this.#draw(bars, view)
  }

  readout(index: number): IndicatorReadout[] {
    const values = this.#track.at(index)
    return this.#drawn.map(({ line, index: place }) => {
      const value = values?.[place] ?? NaN
      return {
        name: line.name,
        value: Number.isNaN(value) ? '–' : this.#format(value),
        colour: this.#theme[line.colour],
      }
    })
  }

  /** The library removes a pane together with its last series. */
  remove(): void {
    for (const { series } of this.#drawn) this.#chart.removeSeries(series)
  }

  #draw(bars: readonly Bar[], view: View | null): void {
    const { from, to } = this.#slice.choose(bars.length, view)
    const shown = bars.slice(from, to + 1)
    for (const drawn of this.#drawn) {
      drawn.series.setData(
        shown.flatMap((bar, index) => this.#point(drawn, bar.time, from + index) ?? []),
      )
    }
  }

  #addSeries(line: IndicatorLine, pane: number): DrawnLine['series'] {
    const options = {
      ...lineOptions(line, this.#theme),
      priceLineVisible: false,
      lastValueVisible: false,
      crosshairMarkerVisible: false,
    }
    const { scale } = this.#track.indicator
    const series =
      line.draw === 'histogram'
        ? this.#chart.addSeries(HistogramSeries, options, pane)
        : this.#chart.addSeries(LineSeries, options, pane)
    if (scale) {
      const priceRange = { minValue: scale.low, maxValue: scale.high }
      series.applyOptions({ autoscaleInfoProvider: () => ({ priceRange }) })
    }
    return series
  }

  #furnishPane(index: number): void {
    const pane = this.#chart.panes()[index]
    const { title = '', scale } = this.#track.indicator
    if (!pane) return
    pane.setStretchFactor(1.4)
    createTextWatermark(pane, {
      horzAlign: 'left',
      vertAlign: 'top',
      lines: [
        { text: title, color: this.#theme.muted, fontSize: 11, fontFamily: this.#theme.font },
      ],
    })
    for (const price of scale?.levels ?? []) {
      this.#drawn[0]?.series.createPriceLine({
        price,
        color: this.#theme.edge,
        lineStyle: LineStyle.Dotted,
        lineWidth: 1,
        axisLabelVisible: false,
      })
    }
  }

  #point({ line, index }: DrawnLine, time: UTCTimestamp, bar: number) {
    const value = this.#track.at(bar)?.[index] ?? NaN
    if (Number.isNaN(value)) return undefined
    if (line.draw !== 'histogram') return { time, value }
    const colour = value >= 0 ? this.#theme.gain : this.#theme.loss
    return { time, value, color: withAlpha(colour, 0.5) }
  }

  #format(value: number): string {
    return this.#track.indicator.isPrice
      ? formatPrice(value, this.#places)
      : formatNumber(value, { places: 1 })
  }
}

function lineOptions(
  { draw, colour, width = 1 }: IndicatorLine,
  theme: ChartTheme,
): SeriesPartialOptionsMap['Line'] & SeriesPartialOptionsMap['Histogram'] {
  const styles = { solid: LineStyle.Solid, dashed: LineStyle.Dashed, dotted: LineStyle.Dotted }
  if (draw === 'histogram') return { color: theme[colour], base: 0 }
  return { color: theme[colour], lineWidth: width, lineStyle: styles[draw] }
}
