import { expect, test } from 'vitest'
import { scanColumn } from './fold.ts'
import { wilderFold } from './wilder.ts'

test('starts at the mean and then moves a period-th of the way', () => {
  const values = [1, 3, 6, 2]
  const averages = scanColumn(wilderFold(2), values.length, (i) => values[i] ?? NaN)
  expect([...averages]).toEqual([NaN, 2, 4, 3])
})
