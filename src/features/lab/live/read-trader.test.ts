import { expect, test } from 'vitest'
import { readTrader, typedTrader, type TypedTrader } from './read-trader.ts'

const read = (more: Partial<TypedTrader>) => readTrader({ ...typedTrader(null), ...more })

test('without a budget it is sent none; with one the exact amount', () => {
  expect(read({ name: ' Mine ' })).toEqual({
    body: {
      name: 'Mine',
      budget: null,
      loss_threshold: 20,
      without_stop: 'protect',
      protective_stop_percent: 5,
    },
  })
  expect(read({ budget: '$1,250.50' })).toMatchObject({ body: { budget: '1250.50' } })
})

test('says at each field what cannot be used', () => {
  expect(read({ name: ' ', budget: 'much', lossThreshold: '120', protectiveStop: '0' })).toEqual({
    errors: {
      name: expect.any(String),
      budget: expect.any(String),
      lossThreshold: expect.any(String),
      protectiveStop: expect.any(String),
    },
  })
  // It is not used where orders without a stop are refused.
  expect(read({ withoutStop: 'refuse', protectiveStop: '' })).toHaveProperty('body')
})
