import { expect, test } from 'vitest'
import { type AccountFill, marketTrips } from './account-trips.ts'
import { netOf } from './round-trips.ts'

let id = 0
const fill = (at: number, size: number, price: string, before: string | null): AccountFill => ({
  id: String(++id),
  symbol: 'BTC_USDT',
  at,
  isBuy: size > 0,
  size: String(Math.abs(size)),
  price,
  fee: '1',
  before,
})
const closed = (fills: AccountFill[]) =>
  marketTrips(fills, [{ symbol: 'BTC_USDT', at: 15, amount: '-2' }])
    .filter(({ closedAt }) => closedAt !== null)
    .map((trip) => [trip.side, trip.entrySize, netOf(trip)])

test('a turn ends one trade and begins the next, and funding goes to what was open', () => {
  const fills = [fill(10, 2, '100', '0'), fill(20, -5, '110', '2'), fill(30, 3, '100', '-3')]
  expect(closed(fills)).toEqual([
    ['long', '2', '16.6'],
    ['short', '3', '28.4'],
  ])
})

test('what was held before the first fill is no trade', () => {
  const fills = [fill(10, -2, '100', '2'), fill(20, 1, '100', '0'), fill(30, -1, '101', '1')]
  expect(closed(fills)).toEqual([['long', '1', '-1']])
})

test('where fills are missing, a trade is left out instead of invented', () => {
  const fills = [
    fill(10, 1, '100', '0'),
    // Here it was closed, and another was opened.
    fill(30, -4, '105', '4'),
    fill(40, 1, '100', '0'),
    fill(50, -1, '100', '1'),
  ]
  expect(closed(fills)).toEqual([['long', '1', '-2']])
})
