// Equity as an area, drawdown in a pane beneath, as verbs. After destroy() every verb does nothing.
import {
  AreaSeries,
  createChart,
  createSeriesMarkers,
  type IChartApi,
  type ISeriesApi,
  type ISeriesMarkersPluginApi,
  type SeriesMarker,
  type Time,
} from 'lightweight-charts'
import { formatMoney, formatPercent } from '../lib/format.ts'
import { chartOptions } from './chart-style.ts'
import { equityPlot, type EquityPlot, type EquityPoint, type EquityStep } from './equity-data.ts'
import { withAlpha, type ChartTheme } from './theme.ts'

export interface EquityChart {
  /** Oldest first. The whole of it is in view. */
  setEquity: (points: readonly EquityPoint[], steps: readonly EquityStep[]) => void
  setTheme: (theme: ChartTheme) => void
  destroy: () => void
}

export function createEquityChart(element: HTMLElement, theme: ChartTheme): EquityChart {
  const drawing = new EquityDrawing(element, theme)
  let alive = true
  return {
    setEquity(points, steps) {
      if (alive) drawing.set(equityPlot(points, steps))
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
  readonly #drawdown: ISeriesApi<'Area'>
  readonly #marks: ISeriesMarkersPluginApi<Time>
  #theme: ChartTheme
  #plot: EquityPlot = { equity: [], drawdown: [], steps: [] }

  constructor(element: HTMLElement, theme: ChartTheme) {
    this.#theme = theme
    this.chart = createChart(element, { ...chartOptions(theme), ...still })
    this.#equity = this.chart.addSeries(AreaSeries, equityOptions(theme), 0)
    this.#drawdown = this.chart.addSeries(AreaSeries, drawdownOptions(theme), 1)
    this.#marks = createSeriesMarkers(this.#equity, [])
    this.chart.panes()[0]?.setStretchFactor(3)
    this.chart.panes()[1]?.setStretchFactor(1)
  }

  set(plot: EquityPlot): void {
    this.#plot = plot
    this.#equity.setData(plot.equity)
    this.#drawdown.setData(plot.drawdown)
    this.#mark()
    this.chart.timeScale().fitContent()
  }

  setTheme(theme: ChartTheme): void {
    this.#theme = theme
    this.chart.applyOptions(chartOptions(theme))
    this.chart.applyOptions(still)
    this.#equity.applyOptions(equityOptions(theme))
    this.#drawdown.applyOptions(drawdownOptions(theme))
    this.#mark()
  }

  #mark(): void {
    this.#marks.setMarkers(this.#plot.steps.map((step) => stepMarker(step, this.#theme)))
  }
}

/** An overview: it shows all there is, and scrolls with the page. */
const still = {
  handleScroll: false,
  handleScale: false,
  timeScale: { rightOffset: 0, minBarSpacing: 0.01, fixLeftEdge: true, fixRightEdge: true },
} as const

function equityOptions(theme: ChartTheme) {
  return {
    lineColor: theme.accent,
    lineWidth: 2 as const,
    topColor: withAlpha(theme.accent, 0.22),
    bottomColor: withAlpha(theme.accent, 0),
    priceLineVisible: false,
    priceFormat: { type: 'custom' as const, minMove: 0.01, formatter: dollars },
  }
}

/** Hangs from the zero at the top. */
function drawdownOptions(theme: ChartTheme) {
  return {
    lineColor: theme.loss,
    lineWidth: 1 as const,
    topColor: withAlpha(theme.loss, 0),
    bottomColor: withAlpha(theme.loss, 0.22),
    priceLineVisible: false,
    lastValueVisible: false,
    autoscaleInfoProvider: (own: () => { priceRange: { minValue: number } | null } | null) => {
      const lowest = own()?.priceRange?.minValue ?? 0
      return { priceRange: { minValue: Math.min(lowest, -1), maxValue: 0 } }
    },
    priceFormat: { type: 'custom' as const, minMove: 0.01, formatter: percent },
  }
}

/** Money in points up from below, money out down from above: told by shape and place, not by colour. */
function stepMarker({ time, value }: EquityPlot['steps'][number], theme: ChartTheme) {
  const marker: SeriesMarker<Time> = {
    time,
    position: value > 0 ? 'belowBar' : 'aboveBar',
    shape: value > 0 ? 'arrowUp' : 'arrowDown',
    color: theme.muted,
    text: formatMoney(value, { signed: true, compact: true }),
  }
  return marker
}

function dollars(value: number): string {
  return formatMoney(value.toFixed(2))
}

function percent(value: number): string {
  return formatPercent(value.toFixed(2))
}
