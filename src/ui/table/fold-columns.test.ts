import { expect, test } from 'vitest'
import type { Column } from './column.ts'
import { foldColumns } from './fold-columns.ts'

const column = (key: string, more: Partial<Column<unknown>> = {}): Column<unknown> => ({
  key,
  header: key,
  cell: () => key,
  width: 200,
  ...more,
})
const columns = [
  column('name', { lead: true }),
  column('entry', { fold: 1, card: 'line' }),
  column('net', { card: 'value' }),
  column('funding', { fold: 3 }),
  column('age', { fold: 2 }),
  column('close', { action: true }),
]
const keys = (list: readonly Column<unknown>[]): string[] => list.map(({ key }) => key)

const wide = (each: Column<unknown>): Column<unknown> => ({ ...each, width: 300 })

function folded(width: number) {
  const { shape, shown, folded: rest } = foldColumns(columns, width)
  return { shape, shown: keys(shown), folded: keys(rest) }
}

test('with room for all of them nothing folds', () => {
  expect(folded(1200)).toEqual({ shape: 'rows', shown: keys(columns), folded: [] })
})

test('the least important columns fold first, one by one, and actions never', () => {
  expect(folded(1199).folded).toEqual(['funding'])
  expect(folded(999).folded).toEqual(['funding', 'age'])
  expect(keys(foldColumns(columns.map(wide), 1199).folded)).toEqual(['entry', 'funding', 'age'])
})

test('rows become short cards that unfold below 920 px', () => {
  expect(folded(919)).toEqual({
    shape: 'short',
    shown: ['name', 'entry', 'net', 'close'],
    folded: ['funding', 'age'],
  })
})

test('a table that names nothing for a short card lists everything in it', () => {
  const plain = [column('name', { lead: true }), column('amount')]
  expect(foldColumns(plain, 700).shape).toBe('rows')
  expect(foldColumns(plain, 500)).toEqual({ shape: 'list', shown: plain, folded: [] })
})
