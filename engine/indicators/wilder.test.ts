import { expect, test } from 'vitest'
import { wilder } from './wilder.ts'

test('starts at the mean and then moves a period-th of the way', () => {
  expect([...wilder(Float64Array.of(1, 3, 6, 2), 2)]).toEqual([NaN, 2, 4, 3])
})
