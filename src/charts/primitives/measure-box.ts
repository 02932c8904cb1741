import type { Time } from 'lightweight-charts'
import type { MeasurePoint } from '../measure/measure.ts'
import { PanePrimitive, type Layer, type Target } from './pane-primitive.ts'

export interface MeasureLook {
  colour: string
  fill: string
  background: string
  font: string
}

export interface Drawn extends MeasureLook {
  from: { x: number; y: number }
  to: { x: number; y: number }
  words: string
}

/** The rectangle between two points with the measurement beside it. */
export class MeasureBox extends PanePrimitive {
  /** Converts seconds to the library's time of the bar that contains them. */
  readonly #toTime: (seconds: number) => Time
  #shown: { from: MeasurePoint; to: MeasurePoint; words: string; look: MeasureLook } | null = null

  constructor(toTime: (seconds: number) => Time) {
    super()
    this.#toTime = toTime
  }

  protected layers(): readonly Layer[] {
    return [{ zOrder: 'top', draw: (target) => this.#draw(target) }]
  }

  show(from: MeasurePoint, to: MeasurePoint, words: string, look: MeasureLook): void {
    this.#shown = { from, to, words, look }
    this.redraw()
  }

  hide(): void {
    this.#shown = null
    this.redraw()
  }

  #draw(target: Target): void {
    const shown = this.#shown
    const from = shown && this.#place(shown.from)
    const to = shown && this.#place(shown.to)
    if (!shown || !from || !to) return
    target.useMediaCoordinateSpace(({ context, mediaSize }) => {
      drawBox(context, mediaSize.width, { from, to, words: shown.words, ...shown.look })
    })
  }

  #place({ time, price }: MeasurePoint): { x: number; y: number } | null {
    const x = this.host?.chart.timeScale().timeToCoordinate(this.#toTime(time)) ?? null
    const y = this.host?.series.priceToCoordinate(price) ?? null
    return x === null || y === null ? null : { x, y }
  }
}

const padding = 6
const lineHeight = 20

/** The rectangle with its words. */
export function drawBox(context: CanvasRenderingContext2D, width: number, drawn: Drawn): void {
  const { from, to, words, colour, fill, background, font } = drawn
  const [left, top] = [Math.min(from.x, to.x), Math.min(from.y, to.y)]
  const size = [Math.abs(to.x - from.x), Math.abs(to.y - from.y)] as const
  context.save()
  context.fillStyle = fill
  context.fillRect(left, top, ...size)
  context.strokeStyle = colour
  context.strokeRect(left + 0.5, top + 0.5, ...size)
  context.font = `11px ${font}`
  const labelWidth = context.measureText(words).width + 2 * padding
  const labelLeft = Math.max(2, Math.min(to.x - labelWidth / 2, width - labelWidth - 2))
  const below = to.y >= from.y
  const labelTop = Math.max(2, below ? to.y + 4 : to.y - lineHeight - 4)
  context.fillStyle = background
  context.fillRect(labelLeft, labelTop, labelWidth, lineHeight)
  context.strokeRect(labelLeft + 0.5, labelTop + 0.5, labelWidth, lineHeight)
  context.fillStyle = colour
  context.textBaseline = 'middle'
  context.fillText(words, labelLeft + padding, labelTop + lineHeight / 2 + 0.5)
  context.restore()
}
