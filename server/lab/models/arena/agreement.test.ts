import { expect, test } from 'vitest'
import { agreementOf } from './agreement.ts'

const minute = 60_000
const chose = (
  at: number,
  action: 'buy' | 'sell' | 'close' | 'hold' | 'error',
  symbol = 'BTC',
) => ({
  at: at * minute,
  action,
  symbol,
})

test('compares the last choice of each quarter of an hour, market by market', () => {
  const a = [chose(1, 'hold'), chose(10, 'buy'), chose(16, 'sell'), chose(31, 'close')]
  const b = [chose(12, 'buy'), chose(20, 'hold'), chose(44, 'hold'), chose(1, 'buy', 'ETH')]
  expect(
    agreementOf([
      { id: 1, choices: a },
      { id: 2, choices: b },
    ]),
  ).toEqual([{ a: 1, b: 2, shared: 3, same: 2 }])
})

test('a model that failed has not chosen, and who never met is not compared', () => {
  const a = [chose(1, 'error'), chose(16, 'buy')]
  const b = [chose(1, 'buy')]
  expect(
    agreementOf([
      { id: 1, choices: a },
      { id: 2, choices: b },
    ]),
  ).toEqual([])
})
