import {
  CandlestickSeries,
  HistogramSeries,
  createChart,
  createSeriesMarkers,
} from 'lightweight-charts'
import type {
  AutoscaleInfo,
  IChartApi,
  IPriceLine,
  ISeriesApi,
  ISeriesMarkersPluginApi,
  Time,
} from 'lightweight-charts'
import { toNumber } from '../../contract/decimal.ts'
import type { Candle } from '../../contract/market.ts'
import { formatPrice, pricePlaces } from '../lib/format.ts'
import * as data from './chart-data.ts'
import type { Bar, BarReadout, ChartMarker, PriceLine } from './chart-data.ts'
import * as style from './chart-style.ts'
import type { ChartTheme } from './theme.ts'

/** Pixels a bar gets at first sight; fewer or more bars are shown in a narrow or wide frame. */
const barWidth = 8

/** Bars before the first one in view at which more history is wanted. */
const historyMargin = 20

/** The library's chart and series with what is on them. Only `candle-chart.ts` may hold one. */
export class CandleDrawing {
  readonly #element: HTMLElement
  readonly #chart: IChartApi
  readonly #candles: ISeriesApi<'Candlestick'>
  readonly #volume: ISeriesApi<'Histogram'>
  readonly #marks: ISeriesMarkersPluginApi<Time>
  readonly #drawnLines = new Map<string, IPriceLine>()
  #theme: ChartTheme
  #bars: Bar[] = []
  #markers: readonly ChartMarker[] = []
  #lines: readonly PriceLine[] = []
  #places: number | undefined
  /** Seconds; null when the crosshair is elsewhere. */
  #hovered: number | null = null

  constructor(element: HTMLElement, theme: ChartTheme) {
    this.#element = element
    this.#theme = theme
    this.#chart = createChart(element, style.chartOptions(theme))
    this.#candles = this.#chart.addSeries(CandlestickSeries, {
      ...style.candleColours(theme),
      autoscaleInfoProvider: (original: () => AutoscaleInfo | null) => this.#autoscale(original()),
    })
    this.#volume = this.#chart.addSeries(HistogramSeries, style.volumeOptions, 1)
    this.#marks = createSeriesMarkers(this.#candles, [])
    this.#chart.panes()[0]?.setStretchFactor(5)
    this.#chart.panes()[1]?.setStretchFactor(1)
  }

  onHover(listener: () => void): void {
    this.#chart.subscribeCrosshairMove(({ time }) => {
      this.#hovered = time === undefined ? null : Number(time)
      listener()
    })
  }

  onNearFirstBar(listener: () => void): void {
    this.#chart.timeScale().subscribeVisibleLogicalRangeChange((range) => {
      if (range && this.#bars.length > 0 && range.from < historyMargin) listener()
    })
  }

  readout(): BarReadout | null {
    const last = this.#bars.length - 1
    const index = this.#hovered === null ? last : data.indexAt(this.#bars, this.#hovered)
    return data.readoutAt(this.#bars, index)
  }

  setCandles(candles: readonly Candle[]): void {
    const before = this.#bars
    this.#bars = data.toBars(candles)
    this.#candles.setData(this.#bars)
    this.#drawVolume()
    this.#applyPlaces()
    this.#drawMarkers()
    if (!data.continues(before, this.#bars)) this.#showLatest()
  }

  /** False when the candle has no place on screen. */
  upsertCandle(candle: Candle): boolean {
    const bar = data.toBar(candle)
    const kind = data.upsertKind(this.#bars, bar)
    if (kind === 'ignore') return false
    const index = kind === 'append' ? this.#bars.length : data.indexAt(this.#bars, bar.time)
    const historical = index < this.#bars.length - 1
    this.#bars[index] = bar
    this.#candles.update(bar, historical)
    this.#volume.update(style.volumeBar(bar, this.#theme), historical)
    if (kind === 'append') this.#drawMarkers()
    return true
  }

  setMarkers(markers: readonly ChartMarker[]): void {
    this.#markers = markers
    this.#drawMarkers()
  }

  setPriceLines(lines: readonly PriceLine[]): void {
    const { removed, added, changed } = data.diffPriceLines(this.#lines, lines)
    this.#lines = lines
    for (const id of removed) {
      const drawn = this.#drawnLines.get(id)
      if (drawn) this.#candles.removePriceLine(drawn)
      this.#drawnLines.delete(id)
    }
    for (const line of added) {
      this.#drawnLines.set(line.id, this.#candles.createPriceLine(this.#lineOptions(line)))
    }
    this.#restyleLines(changed)
  }

  setTheme(theme: ChartTheme): void {
    this.#theme = theme
    this.#chart.applyOptions(style.chartOptions(theme))
    this.#candles.applyOptions(style.candleColours(theme))
    this.#drawVolume()
    this.#drawMarkers()
    this.#restyleLines(this.#lines)
  }

  setPricePlaces(places: number | undefined): void {
    this.#places = places
    this.#applyPlaces()
  }

  fit(): void {
    this.#chart.timeScale().fitContent()
  }

  remove(): void {
    this.#chart.remove()
  }

  #drawVolume(): void {
    this.#volume.setData(this.#bars.map((bar) => style.volumeBar(bar, this.#theme)))
  }

  #drawMarkers(): void {
    const placed = data.placeMarkers(this.#bars, this.#markers)
    this.#marks.setMarkers(placed.map((marker) => style.markerStyle(marker, this.#theme)))
  }

  #restyleLines(lines: readonly PriceLine[]): void {
    for (const line of lines) this.#drawnLines.get(line.id)?.applyOptions(this.#lineOptions(line))
  }

  #lineOptions(line: PriceLine) {
    const { price, label, kind } = line
    return { price: toNumber(price), title: label, ...style.priceLineStyle(kind, this.#theme) }
  }

  #applyPlaces(): void {
    const shown = this.#places ?? pricePlaces(this.#bars.at(-1)?.close ?? 0)
    const formatter = (price: number): string => formatPrice(price, shown)
    this.#candles.applyOptions({
      priceFormat: { type: 'custom', minMove: 10 ** -shown, formatter },
    })
  }

  #showLatest(): void {
    const to = this.#bars.length + 5
    const shown = Math.min(160, Math.max(40, Math.round(this.#element.clientWidth / barWidth)))
    this.#chart.timeScale().setVisibleLogicalRange({ from: to - shown, to })
  }

  /** Makes room for entry, take-profit and stop, which the library would leave outside. */
  #autoscale(info: AutoscaleInfo | null): AutoscaleInfo | null {
    if (!info?.priceRange) return info
    const { minValue, maxValue } = info.priceRange
    const [low, high] = data.widenRange([minValue, maxValue], this.#lines)
    return { ...info, priceRange: { minValue: low, maxValue: high } }
  }
}
