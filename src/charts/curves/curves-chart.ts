// A chart of several traders' net results on one scale, as a set of functions; one curve is highlighted, with its
// drawdown in a pane below. After destroy() every function does nothing.
import {
  BaselineSeries,
  createChartEx,
  LineSeries,
  LineStyle,
  LineType,
  type IChartApi,
  type IPriceLine,
  type ISeriesApi,
  type MouseEventParams,
} from 'lightweight-charts'
import { formatMoney } from '../../lib/numbers/format.ts'
import { chartOptions, still } from '../chart-style.ts'
import { curvePlots, type Curve, type PlotCurve } from './curve-data.ts'
import { withAlpha, type ChartTheme } from '../theme.ts'
import { TimeAxis } from '../time/time-axis.ts'

export interface CurvesChart {
  /** Shows everything up to `until`, epoch ms. */
  setCurves: (curves: readonly Curve[], until: number) => void
  /** The curve to highlight; null for none. */
  highlight: (id: string | null) => void
  /** Called with the curve under the pointer; null for none. */
  onPoint: (listener: (id: string | null) => void) => void
  setTheme: (theme: ChartTheme) => void
  destroy: () => void
}

export function createCurvesChart(element: HTMLElement, theme: ChartTheme): CurvesChart {
  const drawing = new CurvesDrawing(element, theme)
  let alive = true
  const whileAlive =
    <Args extends unknown[]>(verb: (...args: Args) => void) =>
    (...args: Args): void => {
      if (alive) verb(...args)
    }
  return {
    setCurves: whileAlive((curves, until) => drawing.set(curvePlots(curves, until))),
    highlight: whileAlive((id) => drawing.highlight(id)),
    onPoint: whileAlive((listener) => drawing.onPoint(listener)),
    setTheme: whileAlive((next) => drawing.setTheme(next)),
    destroy: whileAlive(() => {
      alive = false
      drawing.chart.remove()
    }),
  }
}

class CurvesDrawing {
  readonly chart: IChartApi
  readonly #falls: ISeriesApi<'Baseline'>
  readonly #lines = new Map<string, ISeriesApi<'Line'>>()
  #zero: { line: IPriceLine; of: string } | null = null
  #theme: ChartTheme
  #plots: readonly PlotCurve[] = []
  #highlighted: string | null = null

  constructor(element: HTMLElement, theme: ChartTheme) {
    this.#theme = theme
    this.chart = createChartEx(element, new TimeAxis(), { ...chartOptions(theme), ...still })
    this.#falls = this.chart.addSeries(BaselineSeries, fallOptions(theme), 1)
    this.chart.panes()[0]?.setStretchFactor(4)
    this.chart.panes()[1]?.setStretchFactor(1)
  }

  set(plots: readonly PlotCurve[]): void {
    this.#plots = plots
    const wanted = new Set(plots.map(({ id }) => id))
    for (const [id, series] of this.#lines) {
      if (wanted.has(id)) continue
      this.chart.removeSeries(series)
      this.#lines.delete(id)
      if (this.#zero?.of === id) this.#zero = null
    }
    for (const { id, line } of plots) {
      const series = this.#lines.get(id) ?? this.chart.addSeries(LineSeries, lineOptions, 0)
      this.#lines.set(id, series)
      series.setData(line)
    }
    this.#drawZero()
    this.#dress()
    this.chart.timeScale().fitContent()
  }

  highlight(id: string | null): void {
    if (id === this.#highlighted) return
    this.#highlighted = id
    this.#dress()
  }

  onPoint(listener: (id: string | null) => void): void {
    this.chart.subscribeCrosshairMove(({ hoveredSeries }: MouseEventParams) => {
      const found = [...this.#lines].find(([, series]) => series === hoveredSeries)
      listener(found?.[0] ?? null)
    })
  }

  setTheme(theme: ChartTheme): void {
    this.#theme = theme
    this.chart.applyOptions(chartOptions(theme))
    this.chart.applyOptions(still)
    this.#falls.applyOptions(fallOptions(theme))
    this.#drawZero()
    this.#dress()
  }

  /** The highlighted curve is drawn last, over the others, with its value at its end. */
  #dress(): void {
    for (const { id, isReference } of this.#plots) {
      const isOut = id === this.#highlighted
      const { accent, muted } = this.#theme
      this.#lines.get(id)?.applyOptions({
        color: isOut ? accent : withAlpha(muted, isReference ? 0.9 : 0.45),
        lineStyle: isReference ? LineStyle.Dashed : LineStyle.Solid,
        lineWidth: isOut ? 2 : 1,
        lastValueVisible: isOut,
      })
    }
    const out = this.#plots.find(({ id }) => id === this.#highlighted)
    if (out) this.#lines.get(out.id)?.setSeriesOrder(this.#plots.length)
    this.#falls.setData(out?.falls ?? [])
  }

  /** The zero line must belong to a series: the first has it. */
  #drawZero(): void {
    const first = this.#plots[0]?.id
    const series = first === undefined ? undefined : this.#lines.get(first)
    if (this.#zero) this.#lines.get(this.#zero.of)?.removePriceLine(this.#zero.line)
    this.#zero = null
    if (first === undefined || series === undefined) return
    const line = series.createPriceLine({
      price: 0,
      color: this.#theme.edge,
      lineWidth: 1,
      lineStyle: LineStyle.Solid,
      axisLabelVisible: false,
    })
    this.#zero = { line, of: first }
  }
}

const lineOptions = {
  lineType: LineType.WithSteps,
  priceLineVisible: false,
  crosshairMarkerRadius: 3,
  priceFormat: { type: 'custom' as const, minMove: 0.01, formatter: dollars },
}

/** The area between the drawdown and the zero at the top. */
function fallOptions(theme: ChartTheme) {
  return {
    lineType: LineType.WithSteps,
    baseValue: { type: 'price' as const, price: 0 },
    topLineColor: theme.edge,
    bottomLineColor: theme.loss,
    bottomFillColor1: withAlpha(theme.loss, 0.1),
    bottomFillColor2: withAlpha(theme.loss, 0.3),
    lineWidth: 1 as const,
    priceLineVisible: false,
    lastValueVisible: false,
    autoscaleInfoProvider: (own: () => { priceRange: { minValue: number } | null } | null) => {
      const lowest = own()?.priceRange?.minValue ?? 0
      return { priceRange: { minValue: Math.min(lowest, -1), maxValue: 0 } }
    },
    priceFormat: { type: 'custom' as const, minMove: 0.01, formatter: dollars },
  }
}

function dollars(value: number): string {
  return formatMoney(value.toFixed(2))
}
