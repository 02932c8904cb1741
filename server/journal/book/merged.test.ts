import fc from 'fast-check'
import { expect, test } from 'vitest'
import { merged } from './merged.ts'

interface Row {
  id: string
  closedAt: number
  /** Tells an older reading of a trade from a newer one. */
  reading: number
}

/** Sorts everything anew. */
const sorted = (rows: readonly Row[]) =>
  rows.toSorted((one, other) => one.closedAt - other.closedAt || (one.id < other.id ? -1 : 1))

/** Trades by id, few moments, so that many close at once. */
const trades = fc.dictionary(
  fc.integer({ min: 0, max: 60 }).map(String),
  fc.integer({ min: 0, max: 12 }),
  { maxKeys: 60, noNullPrototype: true },
)
const rowsOf = (closed: Record<string, number>, reading: number): Row[] =>
  Object.entries(closed).map(([id, closedAt]) => ({ id, closedAt, reading }))

/** What the journal in memory does with a reading. */
function read(rows: readonly Row[], changed: readonly Row[]): Row[] {
  const known = new Map(rows.map((row) => [row.id, row]))
  const gone = changed.flatMap(({ id }) => known.get(id) ?? [])
  return merged(rows, gone, changed)
}

test('merging changes is the same as sorting everything anew, and leaves the old list alone', () => {
  fc.assert(
    fc.property(trades, fc.array(trades, { maxLength: 4 }), (first, readings) => {
      let rows = sorted(rowsOf(first, 0))
      const known = new Map(rows.map((row) => [row.id, row]))
      for (const [index, reading] of readings.entries()) {
        const changed = rowsOf(reading, index + 1)
        const before = [...rows]
        const after = read(rows, changed)
        for (const row of changed) known.set(row.id, row)
        expect(after).toEqual(sorted([...known.values()]))
        expect(rows).toEqual(before)
        expect(after).not.toBe(rows)
        rows = after
      }
    }),
  )
})

test('a trade that closed last comes last, and one that is written again moves', () => {
  const [one, two] = [
    { id: 'one', closedAt: 1, reading: 0 },
    { id: 'two', closedAt: 2, reading: 0 },
  ]
  const three = { id: 'three', closedAt: 3, reading: 0 }
  expect(merged([one, two], [], [three])).toEqual([one, two, three])
  const later = { ...one, closedAt: 4 }
  expect(merged([one, two, three], [one], [later])).toEqual([two, three, later])
  expect(merged([], [], [])).toEqual([])
})

test('very many changes at once are merged as well', () => {
  const many = (from: number, count: number, reading: number): Row[] =>
    Array.from({ length: count }, (_, index) => ({
      id: String(from + index),
      closedAt: (index * 7_919) % 1_000,
      reading,
    }))
  const rows = sorted(many(0, 3_000, 0))
  const changed = many(1_500, 3_000, 1)
  const newest = new Map([...rows, ...changed].map((row) => [row.id, row]))
  expect(read(rows, changed)).toEqual(sorted([...newest.values()]))
})
