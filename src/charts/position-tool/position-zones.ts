import type { AutoscaleInfo, ISeriesPrimitiveAxisView } from 'lightweight-charts'
import { toNumber } from '../../../contract/decimal.ts'
import { formatPrice } from '../../lib/numbers/format.ts'
import { withAlpha, type ChartTheme } from '../theme.ts'
import {
  spanOf,
  zonesOf,
  type LevelName,
  type PlacedLevel,
  type PlannedLevel,
  type PlannedPosition,
} from './planned-position.ts'
import { PanePrimitive, type Layer, type Target } from '../primitives/pane-primitive.ts'

/** Draws a planned position: zones between its levels, a line and a label for each, its prices at the axis. */
export class PositionZones extends PanePrimitive {
  readonly #theme: () => ChartTheme
  readonly #places: () => number
  #plan: PlannedPosition | null = null
  #held: PlannedLevel | null = null
  /** The price scale is fixed while a level is dragged, otherwise the line would move away from the pointer. */
  #frozen: AutoscaleInfo | null = null

  constructor(theme: () => ChartTheme, places: () => number) {
    super()
    this.#theme = theme
    this.#places = places
  }

  protected layers(): readonly Layer[] {
    return [
      { zOrder: 'bottom', draw: (target) => this.#drawZones(target) },
      { zOrder: 'top', draw: (target) => this.#drawLevels(target) },
    ]
  }

  priceAxisViews(): readonly ISeriesPrimitiveAxisView[] {
    const theme = this.#theme()
    return this.placed().flatMap(({ level, y }) => {
      if (y === null) return []
      return [
        {
          coordinate: () => y,
          text: () => formatPrice(toNumber(level.price), this.#places()),
          textColor: () => theme.background,
          backColor: () => colourOf(level.name, theme),
        },
      ]
    })
  }

  autoscaleInfo(): AutoscaleInfo | null {
    if (this.#held !== null) return this.#frozen
    const span = spanOf(this.#plan)
    return span && { priceRange: { minValue: span.low, maxValue: span.high } }
  }

  set(plan: PlannedPosition | null): void {
    this.#plan = plan
    this.redraw()
  }

  hold(level: PlannedLevel | null): void {
    this.#frozen = level === null ? null : this.autoscaleInfo()
    this.#held = level
    this.redraw()
  }

  placed(): PlacedLevel[] {
    const series = this.host?.series
    return (this.#plan?.levels ?? []).map((level) => ({
      level,
      y: series?.priceToCoordinate(toNumber(level.price)) ?? null,
    }))
  }

  #drawZones(target: Target): void {
    const series = this.host?.series
    if (this.#plan === null || series === undefined) return
    const theme = this.#theme()
    target.useMediaCoordinateSpace(({ context, mediaSize }) => {
      context.save()
      for (const { kind, from, to } of zonesOf(this.#plan ?? { side: 'long', levels: [] })) {
        const [top, bottom] = [series.priceToCoordinate(from), series.priceToCoordinate(to)]
        if (top === null || bottom === null) continue
        context.fillStyle = withAlpha(kind === 'risk' ? theme.loss : theme.gain, 0.09)
        context.fillRect(0, Math.min(top, bottom), mediaSize.width, Math.abs(bottom - top))
      }
      context.restore()
    })
  }

  #drawLevels(target: Target): void {
    const theme = this.#theme()
    target.useMediaCoordinateSpace(({ context, mediaSize }) => {
      context.save()
      context.font = `11px ${theme.font}`
      for (const { level, y } of this.placed()) {
        if (y !== null) drawLevel(context, mediaSize.width, y, level, theme)
      }
      context.restore()
    })
  }
}

function colourOf(name: LevelName, theme: ChartTheme): string {
  if (name.kind === 'entry') return theme.accent
  return name.kind === 'stop' ? theme.loss : theme.gain
}

const padding = 6
const height = 18
const left = 8

function drawLevel(
  context: CanvasRenderingContext2D,
  width: number,
  y: number,
  { name, label, canMove }: PlannedLevel,
  theme: ChartTheme,
): void {
  const at = Math.round(y) + 0.5
  const colour = colourOf(name, theme)
  context.strokeStyle = colour
  context.lineWidth = 1
  context.setLineDash(canMove ? [] : [4, 3])
  context.beginPath()
  context.moveTo(0, at)
  context.lineTo(width, at)
  context.stroke()
  context.setLineDash([])
  if (label === '') return
  const grip = canMove ? 10 : 0
  const labelWidth = context.measureText(label).width + 2 * padding + grip
  context.fillStyle = theme.background
  context.fillRect(left, at - height / 2, labelWidth, height)
  context.strokeRect(left + 0.5, at - height / 2, labelWidth, height)
  context.fillStyle = colour
  context.textBaseline = 'middle'
  context.textAlign = 'left'
  context.fillText(label, left + padding + grip, at + 0.5)
  for (const row of canMove ? [-3, 0, 3] : []) {
    context.fillRect(left + padding, at + row - 0.5, 5, 1)
  }
}
