import type { Logical } from 'lightweight-charts'
import type { Bar } from '../chart-data.ts'
import { withAlpha, type ChartTheme } from '../theme.ts'
import { placeTimeLines, type PlacedTimeLine, type TimeLine } from '../time/time-lines.ts'
import { PanePrimitive, type Layer, type Target } from './pane-primitive.ts'

/** Lines from top to bottom of the pane at given times, each with a word at the top. */
export class VerticalLines extends PanePrimitive {
  readonly #bars: () => readonly Bar[]
  readonly #theme: () => ChartTheme
  #lines: readonly TimeLine[] = []

  constructor(bars: () => readonly Bar[], theme: () => ChartTheme) {
    super()
    this.#bars = bars
    this.#theme = theme
  }

  protected layers(): readonly Layer[] {
    return [{ zOrder: 'bottom', draw: (target) => this.#draw(target) }]
  }

  set(lines: readonly TimeLine[]): void {
    this.#lines = lines
    this.redraw()
  }

  #draw(target: Target): void {
    const scale = this.host?.chart.timeScale()
    if (scale === undefined || this.#lines.length === 0) return
    const theme = this.#theme()
    const width = scale.options().barSpacing
    target.useMediaCoordinateSpace(({ context, mediaSize }) => {
      context.save()
      context.font = `11px ${theme.font}`
      const labelled: number[] = []
      for (const line of placeTimeLines(this.#bars(), this.#lines)) {
        const x = scale.logicalToCoordinate(toLogical(line.index))
        if (x === null) continue
        if (line.kind === 'chosen') drawBar(context, x, width, mediaSize.height, theme)
        else {
          const row = labelled.filter((near) => Math.abs(near - x) < labelWidth).length
          drawLine(context, { x, row, ...mediaSize }, line, theme)
          labelled.push(x)
        }
      }
      context.restore()
    })
  }
}

/** The time scale counts every bar, so that a bar's index is its logical one; the library has a type of its own. */
function toLogical(index: number): Logical {
  return index as Logical
}

function drawBar(
  context: CanvasRenderingContext2D,
  x: number,
  width: number,
  height: number,
  theme: ChartTheme,
): void {
  context.fillStyle = withAlpha(theme.accent, 0.22)
  const shown = Math.max(5, width)
  context.fillRect(x - shown / 2, 0, shown, height)
}

interface Place {
  x: number
  /** Labels of neighbours are below each other. */
  row: number
  width: number
  height: number
}

const labelWidth = 60

function drawLine(
  context: CanvasRenderingContext2D,
  { x, row, width, height }: Place,
  { kind, label }: PlacedTimeLine,
  theme: ChartTheme,
): void {
  const at = Math.round(x) + 0.5
  context.strokeStyle = theme.edge
  context.setLineDash([2, 3])
  context.beginPath()
  context.moveTo(at, 0)
  context.lineTo(at, height)
  context.stroke()
  const room = context.measureText(label).width + 5
  // The label of a start is left of its line and that of an end right of it, so that two close lines read in order,
  // if there is room.
  const toLeft = kind === 'end' ? x + room > width : x >= room
  context.fillStyle = theme.muted
  context.textAlign = toLeft ? 'right' : 'left'
  context.textBaseline = 'top'
  context.fillText(label, toLeft ? at - 4 : at + 4, 4 + 14 * row)
}
