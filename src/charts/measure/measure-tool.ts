import type { IChartApi, ISeriesApi } from 'lightweight-charts'
import { barTime, type Bar } from '../chart-data.ts'
import { measure, measureWords, type MeasurePoint } from './measure.ts'
import { watchMeasure, type MeasureGesture } from './measure-gesture.ts'
import { MeasureBox, type MeasureLook } from '../primitives/measure-box.ts'
import { withAlpha, type ChartTheme } from '../theme.ts'

export interface Measurable {
  element: HTMLElement
  chart: IChartApi
  series: ISeriesApi<'Candlestick'>
  bars: () => readonly Bar[]
  theme: () => ChartTheme
  places: () => number
  /** Called with the result as text; null when it is removed. */
  onMeasure: (words: string | null) => void
}

/** Turns a drag into a box on the chart. */
export class MeasureTool {
  readonly #on: Measurable
  readonly #box: MeasureBox
  readonly #gesture: MeasureGesture
  #from: MeasurePoint | null = null

  constructor(on: Measurable) {
    this.#on = on
    this.#box = new MeasureBox(barTime)
    on.series.attachPrimitive(this.#box)
    this.#gesture = watchMeasure(on.element, {
      begin: (x, y) => this.#begin(x, y),
      move: (x, y) => this.#move(x, y),
      end: () => this.#setScrolling(true),
      clear: () => this.clear(),
    })
  }

  arm(armed: boolean): void {
    this.#gesture.arm(armed)
  }

  clear(): void {
    if (this.#from === null) return
    this.#from = null
    this.#box.hide()
    this.#on.onMeasure(null)
  }

  stop(): void {
    this.#gesture.stop()
  }

  #begin(x: number, y: number): void {
    this.clear()
    this.#from = this.#pointAt(x, y)
    if (this.#from !== null) this.#setScrolling(false)
  }

  #move(x: number, y: number): void {
    const to = this.#pointAt(x, y)
    if (this.#from === null || to === null) return
    const words = measureWords(measure(this.#on.bars(), this.#from, to), this.#on.places())
    this.#box.show(this.#from, to, words, lookOf(this.#on.theme(), to.price >= this.#from.price))
    this.#on.onMeasure(words)
  }

  /** The nearest bar, and the price at that height. */
  #pointAt(x: number, y: number): MeasurePoint | null {
    const { chart, series } = this.#on
    const bars = this.#on.bars()
    const logical = chart.timeScale().coordinateToLogical(x)
    const height = chart.panes()[0]?.getHeight() ?? 0
    const price = series.coordinateToPrice(Math.max(0, Math.min(y, height)))
    const index = Math.max(0, Math.min(Math.round(logical ?? 0), bars.length - 1))
    const time = bars[index]?.time
    return time === undefined || price === null ? null : { time, price }
  }

  #setScrolling(enabled: boolean): void {
    this.#on.chart.applyOptions({
      handleScroll: { pressedMouseMove: enabled, horzTouchDrag: enabled },
      handleScale: { pinch: enabled },
    })
  }
}

function lookOf(theme: ChartTheme, isUp: boolean): MeasureLook {
  const colour = isUp ? theme.gain : theme.loss
  return {
    colour,
    fill: withAlpha(colour, 0.12),
    background: theme.background,
    font: theme.font,
  }
}
