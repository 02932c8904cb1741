import { expect, test } from 'vitest'
import { isFoundBy, startIn } from './commands.ts'

test('finds a command by its words, in any order and case', () => {
  for (const typed of ['', 'stop', 'stop btc', 'BTC stop', '  sto  bt ', 'session']) {
    expect(isFoundBy('Stop the BTC session', typed)).toBe(true)
  }
  for (const typed of ['stop eth', 'stopbtc', 'stop btc now']) {
    expect(isFoundBy('Stop the BTC session', typed)).toBe(false)
  }
})

test('reads a market and a budget, and nothing that is not both', () => {
  const symbols = ['BTC', 'ETH', 'kPEPE']
  expect(startIn('new ETH 200', symbols)).toEqual({ symbol: 'ETH', budget: '200' })
  expect(startIn('$50.5 kpepe', symbols)).toEqual({ symbol: 'kPEPE', budget: '50.5' })
  for (const typed of [
    'new ETH',
    '200',
    'new DOGE 200',
    'ETH 0',
    'ETH -5',
    'ETH 1e9',
    'ETH 2.005',
  ]) {
    expect([typed, startIn(typed, symbols)]).toEqual([typed, null])
  }
})
