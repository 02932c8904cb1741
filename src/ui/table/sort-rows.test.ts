import { expect, test } from 'vitest'
import type { Column } from './column.ts'
import { nextSorting, sortRows } from './sort-rows.ts'

interface Row {
  name: string
  net: string | null
}

const name: Column<Row> = {
  key: 'name',
  header: 'Name',
  cell: (row) => row.name,
  sort: { by: 'text', of: (row) => row.name },
}
const net: Column<Row> = {
  key: 'net',
  header: 'Net',
  cell: (row) => row.net,
  sort: { by: 'amount', of: (row) => row.net },
}
const rows: Row[] = [
  { name: 'ETH', net: '-9' },
  { name: 'NEW', net: null },
  { name: 'BTC', net: '10' },
  { name: 'SOL', net: '9.5' },
]
const names = (key: string, isDescending: boolean): string[] =>
  sortRows(rows, [name, net], { key, isDescending }).map((row) => row.name)

test('amounts are compared as numbers, and what has none goes last either way', () => {
  expect(names('net', true)).toEqual(['BTC', 'SOL', 'ETH', 'NEW'])
  expect(names('net', false)).toEqual(['ETH', 'SOL', 'BTC', 'NEW'])
  expect(names('name', false)).toEqual(['BTC', 'ETH', 'NEW', 'SOL'])
})

test('rows stay as they came without a column to sort by', () => {
  expect(sortRows(rows, [name, net], null)).toBe(rows)
  expect(sortRows(rows, [name, net], { key: 'gone', isDescending: true })).toBe(rows)
})

test('a head is pressed down, up, then not at all; names start with A', () => {
  const down = nextSorting(null, net)
  expect(down).toEqual({ key: 'net', isDescending: true })
  const up = nextSorting(down, net)
  expect(up).toEqual({ key: 'net', isDescending: false })
  expect(nextSorting(up, net)).toBeNull()
  expect(nextSorting(up, name)).toEqual({ key: 'name', isDescending: false })
})

test('what is sorted by asking keeps the order it came in, and is asked for in its one direction', () => {
  const rank: Column<Row> = { ...net, key: 'rank', sort: { by: 'asking', isDescending: false } }
  expect(sortRows(rows, [rank], { key: 'rank', isDescending: false })).toBe(rows)
  const asked = nextSorting(null, rank)
  expect(asked).toEqual({ key: 'rank', isDescending: false })
  expect(nextSorting(asked, rank)).toEqual(asked)
})
