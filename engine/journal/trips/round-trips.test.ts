import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { absolute, add, compare, multiply, negate, subtract } from '../../../contract/decimal.ts'
import { type JournalFill, grossOf, netOf, roundTrips } from './round-trips.ts'

let count = 0
function fill(change: number, price: number, more: Partial<JournalFill> = {}): JournalFill {
  count += 1
  return {
    id: String(count),
    symbol: 'BTC',
    at: count * 1_000,
    isBuy: change > 0,
    size: String(Math.abs(change)),
    price: String(price),
    fee: '0',
    ...more,
  }
}

describe('round trips', () => {
  it('end where the position is back at nothing', () => {
    const trips = roundTrips([fill(2, 100), fill(-2, 110), fill(-1, 120), fill(1, 100)], [])
    expect(trips.map((trip) => [trip.side, trip.entrySize, grossOf(trip)])).toEqual([
      ['long', '2', '20'],
      ['short', '1', '20'],
    ])
    expect(trips.every(({ closedAt }) => closedAt !== null)).toBe(true)
  })

  it('hold what was added and what was closed in parts', () => {
    const [trip] = roundTrips([fill(1, 100), fill(1, 110), fill(-0.5, 120), fill(-1.5, 90)], [])
    expect(trip).toMatchObject({
      entrySize: '2',
      entryNotional: '210',
      exitSize: '2',
      exitNotional: '195',
      largestSize: '2',
    })
  })

  it('are two where one fill turns the position over, its fee divided by size', () => {
    const trips = roundTrips(
      [fill(1, 100, { fee: '0.1' }), fill(-3, 110, { fee: '0.9' }), fill(2, 100)],
      [],
    )
    expect(trips.map((trip) => [trip.side, grossOf(trip), trip.fees, netOf(trip)])).toEqual([
      ['long', '10', '0.4', '9.6'],
      ['short', '20', '0.6', '19.4'],
    ])
    expect(trips[0]?.closedAt).toBe(trips[1]?.openedAt)
    expect(trips.map(({ fills }) => fills.map(({ size }) => size))).toEqual([
      ['1', '-1'],
      ['-2', '2'],
    ])
  })

  it('leave out what was held before', () => {
    const held = new Map([['BTC', '2']])
    const trips = roundTrips([fill(-1, 100), fill(-1.5, 100), fill(0.5, 90)], [], held)
    expect(trips.map((trip) => [trip.side, trip.entrySize, grossOf(trip)])).toEqual([
      ['short', '0.5', '5'],
    ])
  })

  it('that are still open have realised what their exits did', () => {
    const [trip] = roundTrips([fill(4, 100), fill(-1, 120)], [])
    expect(trip?.closedAt).toBeNull()
    expect(trip && grossOf(trip)).toBe('20')
  })

  it('get the funding of the time in which they were open', () => {
    const fills = [fill(1, 100, { at: 10 }), fill(-1, 100, { at: 20 }), fill(1, 100, { at: 30 })]
    const pay = (at: number, symbol = 'BTC') => ({ symbol, at, amount: '-1' })
    const trips = roundTrips(fills, [pay(10), pay(11), pay(20), pay(25), pay(40), pay(15, 'ETH')])
    expect(trips.map(({ funding }) => funding)).toEqual(['-2', '-1'])
  })

  it('of several markets do not touch each other', () => {
    const trips = roundTrips([fill(1, 100), fill(-1, 50, { symbol: 'ETH' }), fill(-1, 110)], [])
    expect(trips.map(({ symbol, side, closedAt }) => [symbol, side, closedAt === null])).toEqual([
      ['BTC', 'long', false],
      ['ETH', 'short', true],
    ])
  })

  const change = fc.integer({ min: -500, max: 500 }).filter((lots) => lots !== 0)
  it('that are all closed earned what the cash flows say, and lose no lot and no fee', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(change, fc.integer({ min: 1, max: 9_999 })), { maxLength: 60 }),
        (changes) => {
          const rest = -changes.reduce((sum, [lots]) => sum + lots, 0)
          const all = rest === 0 ? changes : [...changes, [rest, 500] as const]
          const fills = all.map(([lots, price]) => fill(lots / 100, price / 10, { fee: '0.03' }))
          const trips = roundTrips(fills, [])
          expect(trips.every(({ closedAt }) => closedAt !== null)).toBe(true)
          const cash = fills.map(({ isBuy, size, price }) =>
            isBuy ? negate(multiply(size, price)) : multiply(size, price),
          )
          const fees = multiply('0.03', fills.length)
          const apart = (left: string, right: string) => absolute(subtract(left, right))
          const net = add('0', ...trips.map(netOf))
          expect(compare(apart(net, subtract(add('0', ...cash), fees)), '0.000000001')).toBe(-1)
          expect(
            compare(apart(add('0', ...trips.map((trip) => trip.fees)), fees), '0.000000001'),
          ).toBe(-1)
          const sizes = trips.flatMap((trip) => trip.fills.map(({ size }) => absolute(size)))
          expect(add('0', ...sizes)).toBe(add('0', ...fills.map(({ size }) => size)))
        },
      ),
    )
  })
})
