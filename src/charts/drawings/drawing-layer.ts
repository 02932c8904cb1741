import type { Logical } from 'lightweight-charts'
import { formatPrice } from '../../lib/numbers/format.ts'
import type { Bar } from '../chart-data.ts'
import { measure, measureWords } from '../measure/measure.ts'
import { drawBox } from '../primitives/measure-box.ts'
import { withAlpha, type ChartTheme } from '../theme.ts'
import {
  lineOf,
  type Drawing,
  type DrawingPoint,
  type Pixel,
  type PlacedDrawing,
} from './drawing.ts'
import { placeOf } from './time-places.ts'
import { PanePrimitive, type Layer, type Target } from '../primitives/pane-primitive.ts'

interface Source {
  bars: () => readonly Bar[]
  theme: () => ChartTheme
  places: () => number
}

/** Draws a person's drawings above the candles, the selected one with its points. */
export class DrawingLayer extends PanePrimitive {
  readonly #of: Source
  #drawings: readonly Drawing[] = []
  #selected: string | null = null

  constructor(of: Source) {
    super()
    this.#of = of
  }

  protected layers(): readonly Layer[] {
    return [{ zOrder: 'top', draw: (target) => this.#draw(target) }]
  }

  set(drawings: readonly Drawing[], selected: string | null): void {
    this.#drawings = drawings
    this.#selected = selected
    this.redraw()
  }

  /** Where they are on the screen. */
  placed(): PlacedDrawing[] {
    return this.#drawings.flatMap((drawing) => {
      const pixels = drawing.points.map((point) => this.#pixelOf(point))
      return pixels.every((pixel) => pixel !== null) ? [{ drawing, pixels }] : []
    })
  }

  #pixelOf({ time, price }: DrawingPoint): Pixel | null {
    const { chart, series } = this.host ?? {}
    // The time scale counts every bar; the library brands the number.
    const place = placeOf(this.#of.bars(), time) as Logical
    const x = chart?.timeScale().logicalToCoordinate(place) ?? null
    const y = series?.priceToCoordinate(price) ?? null
    return x === null || y === null ? null : { x, y }
  }

  #draw(target: Target): void {
    if (this.#drawings.length === 0) return
    const theme = this.#of.theme()
    target.useMediaCoordinateSpace(({ context, mediaSize: { width } }) => {
      for (const placed of this.placed()) {
        const isSelected = placed.drawing.id === this.#selected
        context.save()
        if (placed.drawing.kind === 'measure') this.#drawMeasure(context, width, placed, theme)
        else this.#drawLine(context, width, placed, isSelected, theme)
        if (isSelected) drawHandles(context, placed, width, theme)
        context.restore()
      }
    })
  }

  #drawLine(
    context: CanvasRenderingContext2D,
    width: number,
    { drawing, pixels }: PlacedDrawing,
    isSelected: boolean,
    theme: ChartTheme,
  ): void {
    const line = lineOf(drawing.kind, pixels, width)
    if (line === null) return
    const [from, to] = line
    context.strokeStyle = theme.accent
    context.lineWidth = isSelected ? 2 : 1.5
    context.beginPath()
    context.moveTo(from.x, from.y)
    context.lineTo(to.x, to.y)
    context.stroke()
    const price = drawing.points[0]?.price
    if (drawing.kind !== 'level' || price === undefined) return
    context.font = `11px ${theme.font}`
    context.fillStyle = theme.accent
    context.textAlign = 'right'
    context.fillText(formatPrice(price, this.#of.places()), width - 6, from.y - 5)
  }

  #drawMeasure(
    context: CanvasRenderingContext2D,
    width: number,
    { drawing: { points }, pixels }: PlacedDrawing,
    theme: ChartTheme,
  ): void {
    const [[begin, end], [from, to]] = [points, pixels]
    if (!begin || !end || !from || !to) return
    const words = measureWords(measure(this.#of.bars(), begin, end), this.#of.places())
    const colour = end.price >= begin.price ? theme.gain : theme.loss
    drawBox(context, width, {
      from,
      to,
      words,
      colour,
      fill: withAlpha(colour, 0.12),
      background: theme.background,
      font: theme.font,
    })
  }
}

function drawHandles(
  context: CanvasRenderingContext2D,
  { drawing, pixels }: PlacedDrawing,
  width: number,
  theme: ChartTheme,
): void {
  const shown = drawing.kind === 'level' ? pixels.map(({ y }) => ({ x: width / 2, y })) : pixels
  context.fillStyle = theme.background
  context.strokeStyle = theme.accent
  context.lineWidth = 2
  for (const { x, y } of shown) {
    context.beginPath()
    context.arc(x, y, 5, 0, 2 * Math.PI)
    context.fill()
    context.stroke()
  }
}
