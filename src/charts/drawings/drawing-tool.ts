import type { IChartApi, ISeriesApi, Logical } from 'lightweight-charts'
import type { Bar } from '../chart-data.ts'
import { reach } from '../position-tool/planned-position.ts'
import type { ChartTheme } from '../theme.ts'
import {
  draggedTo,
  drawingAt,
  pointsOf,
  type Drawing,
  type DrawingKind,
  type DrawingPoint,
} from './drawing.ts'
import { DrawingLayer } from './drawing-layer.ts'
import { timeAt } from './time-places.ts'

/** What the next press draws; `price` reports the price and draws nothing. */
export type DrawingMode = DrawingKind | 'price' | null

export type DrawingEvent =
  | { kind: 'added' | 'changed'; drawing: Drawing }
  | { kind: 'selected'; id: string | null }
  | { kind: 'price'; price: number }

export interface Drawable {
  element: HTMLElement
  chart: IChartApi
  series: ISeriesApi<'Candlestick'>
  bars: () => readonly Bar[]
  theme: () => ChartTheme
  places: () => number
  onEvent: (event: DrawingEvent) => void
}

type Held =
  /** The second point follows the pointer: while it is down, or after a click until the next click. */
  | { what: 'new'; drawing: Drawing; from: { x: number; y: number } }
  | { what: 'old'; before: Drawing; point: number | null; from: DrawingPoint; now: Drawing }

const clickWithin = 4

/** Draws, selects and drags by mouse or finger, before the chart's own scrolling. It reports changes and stores nothing. */
export class DrawingTool {
  readonly #on: Drawable
  readonly #layer: DrawingLayer
  readonly #listening = new AbortController()
  #drawings: readonly Drawing[] = []
  #selected: string | null = null
  #mode: DrawingMode = null
  #held: Held | null = null

  constructor(on: Drawable) {
    this.#on = on
    this.#layer = new DrawingLayer(on)
    on.series.attachPrimitive(this.#layer)
    const options = { capture: true, signal: this.#listening.signal }
    on.element.addEventListener('pointerdown', (event) => this.#press(event), options)
    on.element.addEventListener('pointermove', (event) => this.#move(event), options)
    on.element.addEventListener('pointerup', (event) => this.#release(event), options)
    on.element.addEventListener('pointercancel', () => this.#cancel(), options)
    on.element.addEventListener(
      'touchmove',
      (event) => {
        if (this.#held !== null || this.#mode !== null) event.preventDefault()
      },
      { ...options, passive: false },
    )
  }

  set(drawings: readonly Drawing[], selected: string | null): void {
    this.#drawings = drawings
    this.#selected = selected
    this.#show()
  }

  arm(mode: DrawingMode): void {
    this.#mode = mode
    if (mode === null && this.#held?.what === 'new') this.#cancel()
    this.#on.element.toggleAttribute('data-drawing', mode !== null)
  }

  /** Adds a drawing in the middle of the view, for the keyboard. */
  place(kind: DrawingKind): void {
    const { chart, series } = this.#on
    const range = chart.timeScale().getVisibleLogicalRange()
    const bars = this.#on.bars()
    const last = bars.at(-1)
    if (range === null || last === undefined) return
    const timeOf = (part: number) => timeAt(bars, range.from + (range.to - range.from) * part)
    const height = chart.panes()[0]?.getHeight() ?? 0
    const away = series.coordinateToPrice(height / 3) ?? last.close
    const points =
      pointsOf(kind) === 1
        ? [{ time: last.time, price: last.close }]
        : [
            { time: timeOf(0.3), price: last.close },
            { time: timeOf(0.6), price: away },
          ]
    this.#on.onEvent({ kind: 'added', drawing: { id: crypto.randomUUID(), kind, points } })
  }

  /** Returns the drawing moved by bars, and by hundredths of the pane's height. */
  nudged(drawing: Drawing, bars: number, hundredths: number): Drawing {
    const { chart, series } = this.#on
    const height = chart.panes()[0]?.getHeight() ?? 0
    const [top, lower] = [series.coordinateToPrice(0), series.coordinateToPrice(height / 100)]
    const byPrice = top === null || lower === null ? 0 : (top - lower) * hundredths
    const all = this.#on.bars()
    const step = timeAt(all, 1) - timeAt(all, 0)
    return draggedTo(drawing, null, { time: 0, price: 0 }, { time: bars * step, price: byPrice })
  }

  stop(): void {
    this.#listening.abort()
    this.#on.element.removeAttribute('data-drawing')
    this.#on.element.removeAttribute('data-drawing-near')
  }

  #press(event: PointerEvent): void {
    if (event.button !== 0 || event.shiftKey) return
    const at = this.#pixelOf(event)
    const point = this.#pointAt(at)
    if (point === null || this.#isOnScale(at.x)) return
    if (this.#held?.what === 'new') {
      this.#hold(event)
      return this.#follow(point)
    }
    if (this.#mode !== null) {
      this.#hold(event)
      return this.#begin(this.#mode, point, at)
    }
    // A level of the plan comes before a drawing.
    if (this.#on.element.hasAttribute('data-level-near')) return
    const hit = this.#hitAt(event)
    const drawing = this.#drawings.find(({ id }) => id === hit?.id)
    this.#on.onEvent({ kind: 'selected', id: drawing?.id ?? null })
    if (hit === null || drawing === undefined) return
    this.#hold(event)
    this.#held = { what: 'old', before: drawing, point: hit.point, from: point, now: drawing }
  }

  #begin(
    mode: Exclude<DrawingMode, null>,
    point: DrawingPoint,
    at: { x: number; y: number },
  ): void {
    if (mode === 'price') return this.#on.onEvent({ kind: 'price', price: point.price })
    const points = pointsOf(mode) === 1 ? [point] : [point, point]
    const drawing: Drawing = { id: crypto.randomUUID(), kind: mode, points }
    if (pointsOf(mode) === 1) return this.#on.onEvent({ kind: 'added', drawing })
    this.#held = { what: 'new', drawing, from: at }
    this.#show()
  }

  #move(event: PointerEvent): void {
    if (this.#held === null) {
      const isNear = this.#mode === null && this.#hitAt(event) !== null
      this.#on.element.toggleAttribute('data-drawing-near', isNear)
      return
    }
    event.stopPropagation()
    const point = this.#pointAt(this.#pixelOf(event))
    if (point !== null) this.#follow(point)
  }

  #follow(point: DrawingPoint): void {
    const held = this.#held
    if (held?.what === 'new') {
      const [first] = held.drawing.points
      if (first !== undefined) held.drawing = { ...held.drawing, points: [first, point] }
    }
    if (held?.what === 'old') held.now = draggedTo(held.before, held.point, held.from, point)
    this.#show()
  }

  #release(event: PointerEvent): void {
    const held = this.#held
    this.#setScrolling(true)
    if (held === null) return
    if (held.what === 'new') {
      const { x, y } = this.#pixelOf(event)
      const [one, other] = held.drawing.points
      const isClick = Math.hypot(x - held.from.x, y - held.from.y) < clickWithin
      // It was the first of two clicks.
      if (isClick || (one?.time === other?.time && one?.price === other?.price)) return
      this.#held = null
      this.#on.onEvent({ kind: 'added', drawing: held.drawing })
    } else {
      this.#held = null
      if (held.now !== held.before) this.#on.onEvent({ kind: 'changed', drawing: held.now })
    }
    this.#show()
  }

  #cancel(): void {
    this.#held = null
    this.#setScrolling(true)
    this.#show()
  }

  #show(): void {
    const held = this.#held
    const moved = held?.what === 'old' ? held.now : null
    const known = this.#drawings.map((each) => (each.id === moved?.id ? moved : each))
    const all = held?.what === 'new' ? [...known, held.drawing] : known
    this.#layer.set(all, held?.what === 'new' ? held.drawing.id : this.#selected)
  }

  #hold(event: PointerEvent): void {
    this.#on.element.setPointerCapture(event.pointerId)
    event.stopPropagation()
    this.#setScrolling(false)
  }

  #hitAt(event: PointerEvent) {
    const at = this.#pixelOf(event)
    if (this.#isOnScale(at.x)) return null
    const within = event.pointerType === 'mouse' ? reach.mouse : reach.touch
    const width = this.#on.chart.timeScale().width()
    return drawingAt(this.#layer.placed(), at, { within, width })
  }

  #isOnScale(x: number): boolean {
    return x > this.#on.chart.timeScale().width()
  }

  #pixelOf(event: PointerEvent): { x: number; y: number } {
    const { left, top } = this.#on.element.getBoundingClientRect()
    return { x: event.clientX - left, y: event.clientY - top }
  }

  /** The nearest bar, also a future one, and the price at that height. */
  #pointAt({ x, y }: { x: number; y: number }): DrawingPoint | null {
    const { chart, series } = this.#on
    const logical: Logical | null = chart.timeScale().coordinateToLogical(x)
    const height = chart.panes()[0]?.getHeight() ?? 0
    const price = series.coordinateToPrice(Math.max(0, Math.min(y, height)))
    if (logical === null || price === null) return null
    return { time: timeAt(this.#on.bars(), logical), price }
  }

  #setScrolling(enabled: boolean): void {
    this.#on.chart.applyOptions({
      handleScroll: { pressedMouseMove: enabled, horzTouchDrag: enabled },
      handleScale: { pinch: enabled },
    })
  }
}
