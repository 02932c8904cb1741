// Equity as an area and drawdown in a pane below, as a set of functions. After destroy() every function does
// nothing.
import {
  AreaSeries,
  BaselineSeries,
  LineType,
  createChartEx,
  createSeriesMarkers,
  type IChartApi,
  type ISeriesApi,
  type ISeriesMarkersPluginApi,
  type SeriesMarker,
  type Time,
} from 'lightweight-charts'
import { formatMoney, formatPercent } from '../../lib/numbers/format.ts'
import { chartOptions, still } from '../chart-style.ts'
import {
  equityPlot,
  type EquityPlot,
  type EquityPoint,
  type EquityStep,
  type FallUnit,
  type PlotPoint,
} from './equity-data.ts'
import { withAlpha, type ChartTheme } from '../theme.ts'
import { TimeAxis } from '../time/time-axis.ts'

export interface EquityChart {
  /** Oldest first. Shows all of it. */
  setEquity: (points: readonly EquityPoint[], steps: readonly EquityStep[], unit?: FallUnit) => void
  setTheme: (theme: ChartTheme) => void
  destroy: () => void
}

export function createEquityChart(element: HTMLElement, theme: ChartTheme): EquityChart {
  const drawing = new EquityDrawing(element, theme)
  let alive = true
  return {
    setEquity(points, steps, unit = 'percent') {
      if (alive) drawing.set(equityPlot(points, steps, unit), unit)
    },
    setTheme(next) {
      if (alive) drawing.setTheme(next)
    },
    destroy() {
      if (!alive) return
      alive = false
      drawing.chart.remove()
    },
  }
}

class EquityDrawing {
  readonly chart: IChartApi
  readonly #equity: ISeriesApi<'Area'>
  readonly #drawdown: ISeriesApi<'Baseline'>
  readonly #marks: ISeriesMarkersPluginApi<Time>
  #theme: ChartTheme
  #unit: FallUnit = 'percent'
  #plot: EquityPlot = { equity: [], drawdown: [], steps: [] }

  constructor(element: HTMLElement, theme: ChartTheme) {
    this.#theme = theme
    this.chart = createChartEx(element, new TimeAxis(), overviewOptions(theme))
    this.#equity = this.chart.addSeries(AreaSeries, equityOptions(theme), 0)
    this.#drawdown = this.chart.addSeries(BaselineSeries, drawdownOptions(theme, this.#unit), 1)
    this.#marks = createSeriesMarkers(this.#equity, [])
    this.chart.panes()[0]?.setStretchFactor(3)
    this.chart.panes()[1]?.setStretchFactor(1)
  }

  set(plot: EquityPlot, unit: FallUnit): void {
    this.#plot = plot
    this.#unit = unit
    this.#drawdown.applyOptions(drawdownOptions(this.#theme, unit))
    this.#equity.setData(plot.equity)
    this.#drawdown.setData(plot.drawdown)
    this.#mark()
    this.chart.timeScale().fitContent()
  }

  setTheme(theme: ChartTheme): void {
    this.#theme = theme
    this.chart.applyOptions(overviewOptions(theme))
    this.#equity.applyOptions(equityOptions(theme))
    this.#drawdown.applyOptions(drawdownOptions(theme, this.#unit))
    this.#mark()
  }

  #mark(): void {
    const { equity, steps } = this.#plot
    const [from, to] = [equity[0]?.time ?? 0, equity.at(-1)?.time ?? 0]
    this.#marks.setMarkers(
      steps.map((step) => {
        const place = (step.time - from) / (to - from || 1)
        return stepMarker(step, place > edge && place < 1 - edge, this.#theme)
      }),
    )
  }
}

/** It shows everything, and scrolls with the page. */
function overviewOptions(theme: ChartTheme) {
  const options = chartOptions(theme)
  return { ...options, ...still, timeScale: { ...options.timeScale, ...still.timeScale } }
}

function equityOptions(theme: ChartTheme) {
  return {
    // A value holds until the next one, so that a deposit is a vertical step.
    lineType: LineType.WithSteps,
    lineColor: theme.accent,
    lineWidth: 2 as const,
    topColor: withAlpha(theme.accent, 0.22),
    bottomColor: withAlpha(theme.accent, 0),
    priceLineVisible: false,
    priceFormat: { type: 'custom' as const, minMove: 0.01, formatter: dollars },
  }
}

/** The area below the zero at the top. */
function drawdownOptions(theme: ChartTheme, unit: FallUnit) {
  return {
    lineType: LineType.WithSteps,
    baseValue: { type: 'price' as const, price: 0 },
    topLineColor: theme.line,
    bottomLineColor: theme.loss,
    bottomFillColor1: withAlpha(theme.loss, 0.08),
    bottomFillColor2: withAlpha(theme.loss, 0.3),
    lineWidth: 1 as const,
    priceLineVisible: false,
    lastValueVisible: false,
    autoscaleInfoProvider: (own: () => { priceRange: { minValue: number } | null } | null) => {
      const lowest = own()?.priceRange?.minValue ?? 0
      return { priceRange: { minValue: Math.min(lowest, -1), maxValue: 0 } }
    },
    priceFormat: {
      type: 'custom' as const,
      minMove: 0.01,
      formatter: unit === 'percent' ? percent : dollars,
    },
  }
}

/** Share of the width: nearer to an end than this, a marker's text would be cut. */
const edge = 0.1

/**
 * Deposits point up from below, withdrawals down from above, so that shape and place tell them apart, not only
 * colour.
 */
function stepMarker({ time, value }: PlotPoint, hasRoom: boolean, theme: ChartTheme) {
  const marker: SeriesMarker<Time> = {
    time,
    position: value > 0 ? 'belowBar' : 'aboveBar',
    shape: value > 0 ? 'arrowUp' : 'arrowDown',
    color: theme.muted,
    ...(hasRoom && { text: formatMoney(value, { signed: true, compact: true }) }),
  }
  return marker
}

function dollars(value: number): string {
  return formatMoney(value.toFixed(2))
}

function percent(value: number): string {
  return formatPercent(value.toFixed(2))
}
