import { expect, test } from 'vitest'
import { distanceTo, draggedTo, drawingAt, lineOf, type PlacedDrawing } from './drawing.ts'

const width = 400
const pixels = [
  { x: 100, y: 100 },
  { x: 200, y: 150 },
]

test('a trend line lies between its points, a ray goes on to the edge, a level from edge to edge', () => {
  expect(lineOf('trend', pixels, width)).toEqual(pixels)
  expect(lineOf('ray', pixels, width)?.[1]).toEqual({ x: 400, y: 250 })
  expect(lineOf('ray', pixels.toReversed(), width)?.[1]).toEqual({ x: 0, y: 50 })
  expect(lineOf('level', pixels.slice(0, 1), width)).toEqual([
    { x: 0, y: 100 },
    { x: 400, y: 100 },
  ])
  expect(lineOf('trend', pixels.slice(0, 1), width)).toBeNull()
})

test('an upright ray leaves the pane above or below', () => {
  const end = lineOf('ray', [pixels[0] ?? { x: 0, y: 0 }, { x: 100, y: 50 }], width)?.[1]
  expect(end?.x).toBe(100)
  expect(end?.y).toBeLessThan(0)
})

test('the distance to a line is that to its nearest point, not to what lies beyond its ends', () => {
  const line = [
    { x: 0, y: 0 },
    { x: 100, y: 0 },
  ] as const
  expect(distanceTo(line, { x: 50, y: 7 })).toBe(7)
  expect(distanceTo(line, { x: 103, y: 4 })).toBe(5)
})

const placed: PlacedDrawing[] = [
  { drawing: { id: 'trend', kind: 'trend', points: [] }, pixels },
  { drawing: { id: 'level', kind: 'level', points: [] }, pixels: [{ x: 0, y: 100 }] },
  {
    drawing: { id: 'box', kind: 'measure', points: [] },
    pixels: [
      { x: 300, y: 200 },
      { x: 350, y: 300 },
    ],
  },
]
const at = (x: number, y: number, within = 6) => drawingAt(placed, { x, y }, { within, width })

test('a pointer takes a point before a line, and the line that was drawn last', () => {
  expect(at(101, 101)).toEqual({ id: 'trend', point: 0 })
  expect(at(150, 126)).toEqual({ id: 'trend', point: null })
  expect(at(112, 104)).toEqual({ id: 'level', point: null })
  expect(at(320, 250)).toEqual({ id: 'box', point: null })
  expect(at(20, 300)).toBeNull()
})

test('a finger reaches further than a mouse', () => {
  expect(at(150, 140)).toBeNull()
  expect(at(150, 140, 20)).toEqual({ id: 'trend', point: null })
})

test('a drag moves one point, or all of them', () => {
  const drawing = {
    id: 'x',
    kind: 'trend',
    points: [
      { time: 0, price: 10 },
      { time: 60, price: 20 },
    ],
  } as const
  const [from, to] = [
    { time: 60, price: 20 },
    { time: 120, price: 25 },
  ]
  expect(draggedTo(drawing, 1, from, to).points).toEqual([
    { time: 0, price: 10 },
    { time: 120, price: 25 },
  ])
  expect(draggedTo(drawing, null, from, to).points).toEqual([
    { time: 60, price: 15 },
    { time: 120, price: 25 },
  ])
})
