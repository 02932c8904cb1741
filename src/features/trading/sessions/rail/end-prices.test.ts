import { expect, test } from 'vitest'
import { samplePosition } from '../../../../testing/sample-position.ts'
import { sampleSession } from '../../../../testing/sample-session.ts'
import { endPrices } from './end-prices.ts'

const session = sampleSession({ budget: '100', lossThreshold: 5, profitTarget: 10 })

test('a long session ends at its loss below the mark, and at its target above it', () => {
  const open = [samplePosition({ size: '0.01' }), samplePosition({ id: 'p2', size: '0.01' })]
  expect(endPrices(session, open, '1', '50000')).toEqual({
    loss: '49752.23985184443665849142',
    target: '50450',
  })
})

test('a short one the other way round', () => {
  const open = [samplePosition({ side: 'short', size: '0.02' })]
  expect(endPrices(session, open, '0', '50000')).toEqual({
    loss: '50197.29284251535887318316',
    target: '49500',
  })
})

test('there is no such price while nothing is open, none is known, or it would be below zero', () => {
  const open = [samplePosition({ size: '0.0001' })]
  const none = { loss: null, target: null }
  expect(endPrices(session, [], '0', '50000')).toEqual(none)
  expect(endPrices(session, open, '0', null)).toEqual(none)
  expect(endPrices(session, open, '0', '50000')).toEqual({ loss: null, target: '150000' })
})
