// A person's drawings on a chart: points in time and price, and their lines in pixels.

export const drawingKinds = ['trend', 'ray', 'level', 'measure'] as const
export type DrawingKind = (typeof drawingKinds)[number]

/** A bar's open time in epoch seconds, also in the future, and any price. */
export interface DrawingPoint {
  time: number
  price: number
}

export interface Drawing {
  id: string
  kind: DrawingKind
  /** One of a level, two of the others. */
  points: readonly DrawingPoint[]
}

/** The number of points that a kind of drawing has. */
export const pointsOf = (kind: DrawingKind): 1 | 2 => (kind === 'level' ? 1 : 2)

export interface Pixel {
  x: number
  y: number
}

/** Both ends of a drawing's line in a pane of this width; null when a point is missing. */
export function lineOf(
  kind: DrawingKind,
  [from, to]: readonly Pixel[],
  width: number,
): readonly [Pixel, Pixel] | null {
  if (from === undefined) return null
  if (kind === 'level') {
    return [
      { x: 0, y: from.y },
      { x: width, y: from.y },
    ]
  }
  if (to === undefined) return null
  return [from, kind === 'ray' ? beyond(from, to, width) : to]
}

/** Where the ray leaves the pane at the left or right; a vertical one ends far above or below it. */
function beyond(from: Pixel, to: Pixel, width: number): Pixel {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  if (dx === 0) return { x: to.x, y: dy === 0 ? to.y : to.y + Math.sign(dy) * 100_000 }
  const edge = dx > 0 ? Math.max(width, to.x) : Math.min(0, to.x)
  return { x: edge, y: from.y + ((edge - from.x) / dx) * dy }
}

/** Pixels from a point to a line between two others. */
export function distanceTo([from, to]: readonly [Pixel, Pixel], { x, y }: Pixel): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : ((x - from.x) * dx + (y - from.y) * dy) / length
  const part = Math.max(0, Math.min(1, along))
  return Math.hypot(x - from.x - part * dx, y - from.y - part * dy)
}

/** A drawing with its points in pixels. */
export interface PlacedDrawing {
  drawing: Drawing
  pixels: readonly Pixel[]
}

export interface DrawingHit {
  id: string
  /** Index of the point that was hit; null for the line. */
  point: number | null
}

/** The drawing at a pointer: points come before lines, later drawings before earlier ones. */
export function drawingAt(
  placed: readonly PlacedDrawing[],
  at: Pixel,
  { within, width }: { within: number; width: number },
): DrawingHit | null {
  const above = placed.toReversed()
  for (const { drawing, pixels } of above) {
    if (drawing.kind === 'level') continue
    const point = pixels.findIndex(({ x, y }) => Math.hypot(x - at.x, y - at.y) <= within)
    if (point >= 0) return { id: drawing.id, point }
  }
  for (const { drawing, pixels } of above) {
    if (isOn(drawing.kind, pixels, at, { within, width })) return { id: drawing.id, point: null }
  }
  return null
}

function isOn(
  kind: DrawingKind,
  pixels: readonly Pixel[],
  at: Pixel,
  { within, width }: { within: number; width: number },
): boolean {
  const [from, to] = pixels
  if (kind === 'measure' && from !== undefined && to !== undefined) {
    return isBetween(at.x, from.x, to.x) && isBetween(at.y, from.y, to.y)
  }
  const line = lineOf(kind, pixels, width)
  return line !== null && distanceTo(line, at) <= within
}

const isBetween = (value: number, one: number, other: number) =>
  value >= Math.min(one, other) && value <= Math.max(one, other)

/** The drawing with one point, or all of them, moved by the pointer's distance. */
export function draggedTo(
  drawing: Drawing,
  point: number | null,
  from: DrawingPoint,
  to: DrawingPoint,
): Drawing {
  const [byTime, byPrice] = [to.time - from.time, to.price - from.price]
  return {
    ...drawing,
    points: drawing.points.map((each, index) => {
      if (point !== null && index !== point) return each
      return { time: each.time + byTime, price: each.price + byPrice }
    }),
  }
}
