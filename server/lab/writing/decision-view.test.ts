import { expect, test } from 'vitest'
import { decisionView, holdOf } from './decision-view.ts'

test('an order is told with what it names, and null for what it does not', () => {
  const order = { action: 'buy', symbol: 'BTC', quantity: 0.5, stop: 90, reason: 'up' } as const
  expect(decisionView(order, 0)).toEqual({
    action: 'buy',
    symbol: 'BTC',
    quantity: 0.5,
    reason: 'up',
    leverage: null,
    stop: 90,
    target: null,
    fraction: null,
  })
})

test('a close takes its part of what is held, on either side', () => {
  const close = { action: 'close', symbol: 'BTC', fraction: 0.25 } as const
  expect(decisionView(close, -2)).toMatchObject({ quantity: 0.5, fraction: 0.25 })
  expect(decisionView(close, 2)).toMatchObject({ quantity: 0.5 })
})

test('a run without a decision holds', () => {
  expect(holdOf('ETH')).toMatchObject({ action: 'hold', symbol: 'ETH', quantity: null })
  expect(decisionView({ action: 'hold', symbol: 'ETH', reason: 'calm' }, 1)).toMatchObject({
    action: 'hold',
    quantity: null,
    reason: 'calm',
  })
})
