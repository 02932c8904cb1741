import { expect, test } from 'vitest'
import { newSignal, readPool, readSignals, typedPool, type TypedPool } from './read-pool.ts'

const read = (more: Partial<TypedPool>) => readPool({ ...typedPool(null), ...more })
const signal = (key: number, threshold: string) => ({ ...newSignal(key), threshold })

test('a new pool can be saved, and one that is changed keeps what it was', () => {
  expect(read({})).toEqual({
    body: {
      name: 'My pool',
      logic: 'and',
      signals: [{ metric: 'rsi', interval: '1h', operator: 'crosses_below', threshold: 30 }],
      symbols: ['BTC'],
      enabled: true,
    },
  })
})

test('thresholds may be negative or zero', () => {
  const signals = [signal(0, '-0.5'), signal(1, '0'), signal(2, '1,000.5')]
  expect(readSignals(signals).map(({ threshold }) => threshold)).toEqual([-0.5, 0, 1_000.5])
})

test('says at each line what cannot be used, and the chart goes on with the others', () => {
  const signals = [signal(0, '30'), signal(7, 'low')]
  expect(read({ name: '', symbols: [], signals })).toEqual({
    errors: {
      name: expect.any(String),
      symbols: expect.any(String),
      signals: new Map([[7, expect.any(String)]]),
    },
  })
  expect(readSignals(signals)).toHaveLength(1)
})
