import { expect, test } from 'vitest'
import { breakEven } from './break-even.ts'

const counts = { target: 15, loss: 80, time: 4, liquidation: 5, unfinished: 3, noTrade: 9 }

test('a target twice the loss must be reached by a third of what ends at an end', () => {
  expect(breakEven({ profitTarget: 2, lossThreshold: 1 }, counts)).toEqual({ needed: 33, had: 15 })
})

test('nothing is said of what nothing is known of', () => {
  const contract = { profitTarget: 10, lossThreshold: 5 }
  expect(breakEven(contract, undefined)).toEqual({ needed: 33, had: null })
  const none = { ...counts, target: 0, loss: 0, liquidation: 0 }
  expect(breakEven(contract, none)).toEqual({ needed: 33, had: null })
})
