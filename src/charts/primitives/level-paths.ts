import type { Logical } from 'lightweight-charts'
import { toNumber } from '../../../contract/decimal.ts'
import type { Bar } from '../chart-data.ts'
import { levelStyle } from '../chart-style.ts'
import type { ChartTheme } from '../theme.ts'
import { placeSpans, type LevelSpan } from '../time/level-spans.ts'
import { PanePrimitive, type Layer, type Target } from './pane-primitive.ts'

/** Levels over time: a line for as long as each stood at a price, with a step to the next. */
export class LevelPaths extends PanePrimitive {
  readonly #bars: () => readonly Bar[]
  readonly #theme: () => ChartTheme
  #spans: readonly LevelSpan[] = []

  constructor(bars: () => readonly Bar[], theme: () => ChartTheme) {
    super()
    this.#bars = bars
    this.#theme = theme
  }

  protected layers(): readonly Layer[] {
    return [{ zOrder: 'top', draw: (target) => this.#draw(target) }]
  }

  set(spans: readonly LevelSpan[]): void {
    this.#spans = spans
    this.redraw()
  }

  #draw(target: Target): void {
    const { chart, series } = this.host ?? {}
    if (chart === undefined || series === undefined || this.#spans.length === 0) return
    const scale = chart.timeScale()
    const { barSpacing } = scale.options()
    const first = scale.logicalToCoordinate(firstBar)
    if (first === null) return
    const yOf = (price: string) => series.priceToCoordinate(toNumber(price))
    target.useMediaCoordinateSpace(({ context }) => {
      context.save()
      context.lineWidth = 2
      for (const { kind, price, left, right, cameFrom } of placeSpans(this.#bars(), this.#spans)) {
        const y = yOf(price)
        if (y === null) continue
        const [from, to] = [first + left * barSpacing, first + right * barSpacing]
        const before = cameFrom === null ? null : yOf(cameFrom)
        context.strokeStyle = levelStyle(kind, this.#theme()).colour
        context.beginPath()
        context.moveTo(from, before ?? y)
        context.lineTo(from, y)
        context.lineTo(Math.max(to, from + 2), y)
        context.stroke()
      }
      context.restore()
    })
  }
}

const firstBar = 0 as Logical
