import { createChartEx, type IChartApi, type ISeriesApi } from 'lightweight-charts'
import type { Candle } from '../../../contract/market/market.ts'
import { formatPrice, pricePlaces } from '../../lib/numbers/format.ts'
import { barsInView, indexNear, type BarsInView } from '../time/bars-in-view.ts'
import { CandleSeries } from './candle-series.ts'
import * as data from '../chart-data.ts'
import type { Bar, BarReadout, ChartMarker, PriceLine } from '../chart-data.ts'
import * as style from '../chart-style.ts'
import { IndicatorDrawing, type IndicatorReadout } from './indicator-drawing.ts'
import type { IndicatorId } from '../indicators/catalogue.ts'
import { MarkerDrawing } from './marker-drawing.ts'
import { PriceLevels } from '../primitives/price-levels.ts'
import type { ChartTheme } from '../theme.ts'
import { TimeAxis } from '../time/time-axis.ts'
import { moved, type View } from '../time/view-slice.ts'
import { VolumeDrawing } from './volume-drawing.ts'

/** Pixels per bar at first; a narrow or wide frame shows fewer or more bars. */
const barWidth = 8

/** When fewer bars than this remain beyond the view, more are requested. */
const edgeMargin = 20

/** With at least this many bars scrolling stops at the first one; fewer would be stretched to fill the frame. */
const enoughToFill = 300

/**
 * Up to this many changed bars are updated one by one; setting all of them takes longer than a frame when there are
 * many.
 */
const mostUpdates = 20

export type Edge = 'first' | 'last'

/** The content of the legend. */
export interface ChartReadout extends BarReadout {
  /** Whether the crosshair is on that bar. */
  isHovered: boolean
  indicators: IndicatorReadout[]
  /** The notes of the markers on the bar under the crosshair. */
  notes: string[]
}

/** The library's chart with its series. Only `candle-chart.ts` may use one. */
export class CandleDrawing {
  readonly chart: IChartApi
  readonly #candles: CandleSeries
  readonly #element: HTMLElement
  readonly #volume: VolumeDrawing
  readonly #markers: MarkerDrawing
  readonly #levels: PriceLevels
  /** Pixels from the top: where others label the price scale. */
  otherLabels: () => readonly number[] = () => []
  #indicators: IndicatorDrawing[] = []
  #theme: ChartTheme
  #bars: Bar[] = []
  #places: number | undefined
  /** Seconds; null when the crosshair is elsewhere. */
  #hovered: number | null = null
  /** The scheduled frame in which everything that depends on the view is updated. */
  #following: number | null = null
  #tellNearEdge: (edge: Edge) => void = () => undefined
  #tellView: (view: BarsInView) => void = () => undefined
  #isLive = false

  constructor(element: HTMLElement, theme: ChartTheme) {
    this.#element = element
    this.#theme = theme
    this.chart = createChartEx(element, new TimeAxis(), style.chartOptions(theme))
    this.#candles = new CandleSeries(this.chart, theme)
    this.#volume = new VolumeDrawing(this.chart, theme)
    this.#levels = new PriceLevels(
      () => this.#theme,
      (price) => formatPrice(price, this.places),
    )
    this.candles.attachPrimitive(this.#levels)
    this.#markers = new MarkerDrawing(this.candles)
    this.chart.timeScale().subscribeVisibleLogicalRangeChange(() => this.#followView())
    this.chart.panes()[0]?.setStretchFactor(5)
    this.chart.panes()[1]?.setStretchFactor(1)
  }

  get candles(): ISeriesApi<'Candlestick'> {
    return this.#candles.series
  }

  get bars(): readonly Bar[] {
    return this.#bars
  }

  get theme(): ChartTheme {
    return this.#theme
  }

  get places(): number {
    return this.#places ?? pricePlaces(this.#bars.at(-1)?.close ?? 0)
  }

  onHover(listener: () => void): void {
    this.chart.subscribeCrosshairMove(({ time }) => {
      this.#hovered = time === undefined ? null : Number(time)
      listener()
    })
  }

  /** The markers of a clicked bar: the one under the pointer, or all of the bar. */
  onPick(listener: (ids: string[]) => void): void {
    this.chart.subscribeClick(({ time, hoveredInfo }) => {
      const ids = this.#markers.picked(time, hoveredInfo?.objectId)
      if (ids.length > 0) listener(ids)
    })
  }

  onNearEdge(listener: (edge: Edge) => void): void {
    this.#tellNearEdge = listener
  }

  onView(listener: (view: BarsInView) => void): void {
    this.#tellView = listener
  }

  /** With the next frame. */
  tellView(): void {
    this.#followView()
  }

  readout(): ChartReadout | null {
    const index =
      this.#hovered === null
        ? indexNear(this.#bars, this.#view()?.to ?? Infinity)
        : data.indexAt(this.#bars, this.#hovered)
    const readout = data.readoutAt(this.#bars, index)
    return (
      readout && {
        ...readout,
        isHovered: this.#hovered !== null,
        indicators: this.#indicators.flatMap((drawn) => drawn.readout(index)),
        notes: this.#hovered === null ? [] : this.#markers.notesAt(readout.bar.time),
      }
    )
  }

  setCandles(candles: readonly Candle[], isLive: boolean): void {
    const before = this.#bars
    const given = data.toBars(candles)
    const shift = data.shiftBetween(before, given)
    const bars = shift !== null && isLive ? data.keepNewer(before, given) : given
    const changed = shift === 0 ? data.changedBars(before, bars) : null
    const staysLive = this.#isLive && isLive
    this.#isLive = isLive
    if (changed !== null && changed.length <= mostUpdates) {
      for (const bar of changed) this.#upsert(bar)
    } else this.#replaceBars(bars, staysLive, shift)
  }

  /** False when the candle is not within the loaded bars. */
  upsertCandle(candle: Candle): boolean {
    return this.#upsert(data.toBar(candle))
  }

  #upsert(bar: Bar): boolean {
    const kind = data.upsertKind(this.#bars, bar)
    if (kind === 'ignore') return false
    const index = kind === 'append' ? this.#bars.length : data.indexAt(this.#bars, bar.time)
    this.#bars[index] = bar
    for (const drawn of this.#drawn()) drawn.updateBar(this.#bars, index, this.#view())
    if (kind === 'append') {
      this.#drawMarkers()
      this.#followView()
    }
    return true
  }

  #replaceBars(bars: Bar[], staysLive: boolean, shift: number | null): void {
    const before = this.#bars.length
    const old = this.#view()
    this.#bars = bars
    // With a crosshair the library looks for bars while some series have the new ones and some the old, and throws
    // when it finds none in view.
    this.chart.clearCrosshairPosition()
    this.#hovered = null
    // A view of the forming bar follows it; a view of the past stays.
    const by = staysLive && old !== null && old.to >= before - 1 ? bars.length - before : shift
    const view = old === null || by === null ? this.#latestView() : moved(old, by)
    this.chart.timeScale().applyOptions({ fixLeftEdge: bars.length >= enoughToFill })
    for (const drawn of this.#drawn()) drawn.setBars(bars, view)
    this.#applyPlaces()
    this.#drawMarkers()
    if (by === null) this.showLatest()
    else this.chart.timeScale().setVisibleLogicalRange(view)
    this.#followView()
  }

  setMarkers(markers: readonly ChartMarker[]): void {
    this.#markers.set(markers)
    this.#drawMarkers()
  }

  setPriceLines(lines: readonly PriceLine[]): void {
    // The mark is the newest price: the last close beside it would show the same number again.
    const hasMark = lines.some(({ kind }) => kind === 'mark')
    this.candles.applyOptions({ lastValueVisible: !hasMark, priceLineVisible: !hasMark })
    this.#levels.set(lines)
    this.showPlaces()
  }

  /** Recreates all when the choice changes, because panes have an order and no names. */
  setIndicators(ids: readonly IndicatorId[]): void {
    if (ids.join() === this.#indicators.map(({ id }) => id).join()) return
    for (const drawn of this.#indicators.toReversed()) drawn.remove()
    this.#indicators = ids.map((id) => new IndicatorDrawing(this.chart, id, this.#theme))
    for (const drawn of this.#indicators) {
      drawn.setPlaces(this.places)
      drawn.setBars(this.#bars, this.#view())
    }
  }

  setTheme(theme: ChartTheme): void {
    this.#theme = theme
    this.chart.applyOptions(style.chartOptions(theme))
    for (const drawn of this.#drawn()) drawn.setTheme(theme, this.#bars, this.#view())
    this.#drawMarkers()
  }

  setPricePlaces(places: number | undefined): void {
    this.#places = places
    this.#applyPlaces()
  }

  /** Shows the newest bars at the usual width, with prices scaled to them. */
  showLatest(): void {
    for (const pane of this.chart.panes()) pane.priceScale('right').setAutoScale(true)
    this.chart.timeScale().setVisibleLogicalRange(this.#latestView())
  }

  /** Centres the bar that contains a time (or the first one) at the current zoom. */
  goTo(ms: number): void {
    const range = this.chart.timeScale().getVisibleLogicalRange()
    const index = Math.max(0, data.indexAt(this.#bars, ms / 1000))
    if (!range) return
    const half = (range.to - range.from) / 2
    this.chart.timeScale().setVisibleLogicalRange({ from: index - half, to: index + half })
  }

  remove(): void {
    if (this.#following !== null) cancelAnimationFrame(this.#following)
    this.chart.remove()
  }

  #latestView(): View {
    const to = this.#bars.length + 5
    const shown = Math.min(160, Math.max(40, Math.round(this.#element.clientWidth / barWidth)))
    return { from: to - shown, to }
  }

  #drawn() {
    return [this.#candles, this.#volume, ...this.#indicators]
  }

  #view(): View | null {
    return this.chart.timeScale().getVisibleLogicalRange()
  }

  /** With the next frame: only where a jump ends matters, and indicators set data of their own. */
  #followView(): void {
    this.#following ??= requestAnimationFrame(() => {
      this.#following = null
      const view = this.#view()
      if (view === null || this.#bars.length === 0) return
      for (const drawn of this.#drawn()) drawn.follow(this.#bars, view)
      if (view.from < edgeMargin) this.#tellNearEdge('first')
      if (view.to > this.#bars.length - edgeMargin) this.#tellNearEdge('last')
      const seen = barsInView(this.#bars, view)
      if (seen !== null) this.#tellView(seen)
    })
  }

  #drawMarkers(): void {
    this.#markers.draw(this.#bars, this.#theme)
  }

  /** Also asks again which ticks the labels at the price scale leave room for. */
  showPlaces(): void {
    const shown = this.places
    this.candles.applyOptions({
      priceFormat: {
        type: 'custom',
        minMove: 10 ** -shown,
        formatter: (price: number) => formatPrice(price, shown),
        tickmarksFormatter: (prices: number[]) =>
          this.#levels.tickTexts(prices, this.otherLabels()),
      },
    })
  }

  #applyPlaces(): void {
    this.showPlaces()
    for (const drawn of this.#indicators) drawn.setPlaces(this.places)
  }
}
