import type { IChartApi, ISeriesApi } from 'lightweight-charts'
import type { ChartTheme } from '../theme.ts'
import { watchLevels } from './level-gesture.ts'
import { levelNear, type LevelName, type PlannedPosition } from './planned-position.ts'
import { PositionZones } from './position-zones.ts'

export interface LevelMove {
  name: LevelName
  /** The pointer's price, not rounded to the tick yet. */
  price: number
  /** False while it is still being dragged. */
  isDone: boolean
}

export interface Plannable {
  element: HTMLElement
  chart: IChartApi
  series: ISeriesApi<'Candlestick'>
  theme: () => ChartTheme
  places: () => number
  onMove: (move: LevelMove) => void
}

/**
 * Draws a planned position on the chart and lets its levels be dragged by mouse or touch. The owner of the plan
 * decides what a drag changes.
 */
export class PositionTool {
  readonly #on: Plannable
  readonly #zones: PositionZones
  readonly #stopWatching: () => void
  /** For the dragged level: its old and new price. */
  #drag: { from: number | null; price: number | null } | null = null

  constructor(on: Plannable) {
    this.#on = on
    this.#zones = new PositionZones(on.theme, on.places)
    on.series.attachPrimitive(this.#zones)
    this.#stopWatching = watchLevels<LevelName>(on.element, {
      levelAt: (y, within) => levelNear(this.#zones.placed(), y, within)?.name ?? null,
      begin: (name) => this.#begin(name),
      move: (name, y) => this.#move(name, y),
      end: (name) => this.#end(name, this.#drag?.price ?? null),
      cancel: (name) => this.#end(name, this.#drag?.from ?? null),
    })
  }

  set(plan: PlannedPosition | null): void {
    this.#zones.set(plan)
  }

  /** Pixels from the top: where its prices are at the price scale. */
  labels(): number[] {
    return this.#zones.placed().flatMap(({ y }) => y ?? [])
  }

  stop(): void {
    this.#stopWatching()
  }

  #begin(name: LevelName): void {
    const held = this.#zones.placed().find(({ level }) => isSame(level.name, name))
    const from =
      held === undefined || held.y === null ? null : this.#on.series.coordinateToPrice(held.y)
    this.#drag = { from, price: from }
    this.#zones.hold(held?.level ?? null)
    this.#setScrolling(false)
  }

  #move(name: LevelName, y: number): void {
    const { chart, series } = this.#on
    const height = chart.panes()[0]?.getHeight() ?? 0
    const price = series.coordinateToPrice(Math.max(0, Math.min(y, height)))
    if (price === null || this.#drag === null) return
    this.#drag.price = price
    this.#on.onMove({ name, price, isDone: false })
  }

  #end(name: LevelName, price: number | null): void {
    const hasMoved = this.#drag !== null && this.#drag.from !== this.#drag.price
    this.#drag = null
    this.#zones.hold(null)
    this.#setScrolling(true)
    if (price !== null && hasMoved) this.#on.onMove({ name, price, isDone: true })
  }

  #setScrolling(enabled: boolean): void {
    this.#on.chart.applyOptions({
      handleScroll: { pressedMouseMove: enabled, horzTouchDrag: enabled },
      handleScale: { pinch: enabled },
    })
  }
}

function isSame(one: LevelName, other: LevelName): boolean {
  if (one.kind === 'target' && other.kind === 'target') return one.index === other.index
  return one.kind === other.kind
}
