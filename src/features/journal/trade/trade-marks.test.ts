import { expect, test } from 'vitest'
import type { TradeDetail } from '../journal.queries.ts'
import { fillMarkers, levelSpans, reached, stopAt, tradeLines } from './trade-marks.ts'

const iso = (minute: number): string => new Date(minute * 60_000).toISOString()
const at = (minute: number): number => minute * 60_000

const trade = {
  side: 'buy',
  entry_price: '100',
  quantity: '2',
  stop_loss: '95',
  target: '120',
  mae: '-6',
  mfe: '30',
  opened_at: iso(10),
  closed_at: iso(40),
  fills: [
    { id: 'in', at: iso(10), side: 'buy', kind: 'entry', price: '100', quantity: '2', fee: '0' },
    { id: 'out', at: iso(40), side: 'sell', kind: 'exit', price: '110', quantity: '2', fee: '0' },
  ],
  stops: [
    { at: iso(10), price: '95' },
    { at: iso(20), price: '101' },
  ],
  targets: [],
} as unknown as TradeDetail

const lines = (minute: number) =>
  Object.fromEntries(tradeLines(trade, at(minute)).map(({ id, price }) => [id, price]))

test('before it was opened there is nothing', () => {
  expect(lines(9)).toEqual({})
  expect(fillMarkers(trade, at(9))).toEqual([])
})

test('the stop stands where it stood then, beside the first one once it has moved', () => {
  expect(stopAt(trade, at(12))).toBe('95')
  expect(lines(12)).toEqual({ entry: '100', stop: '95', 'target-0': '120' })
  expect(lines(25)).toMatchObject({ stop: '101', 'first-stop': '95' })
})

test('how far it went shows once it has closed, as prices', () => {
  expect(lines(39)).not.toHaveProperty('mae')
  expect(lines(40)).toMatchObject({ mae: '97', mfe: '115' })
  expect(fillMarkers(trade, at(40)).map(({ id }) => id)).toEqual(['in', 'out'])
})

test('of a short trade the worst price is above the entry', () => {
  expect(reached({ ...trade, side: 'sell' }, '-6')).toBe('103')
  expect(reached({ ...trade, quantity: '0' }, '-6')).toBeNull()
  expect(reached(trade, null)).toBeNull()
})

const moved = {
  ...trade,
  stops: [
    { at: iso(5), price: '95' },
    { at: iso(20), price: '101' },
  ],
  targets: [
    { price: '130', status: 'replaced', set_at: iso(10), ended_at: iso(25) },
    { price: '120', status: 'reached', set_at: iso(25), ended_at: iso(35) },
    { price: '125', status: 'cancelled', set_at: iso(25), ended_at: null },
  ],
} as unknown as TradeDetail

const spans = (minute: number) =>
  levelSpans(moved, at(minute)).map(({ id, price, from, until }) => [
    id,
    price,
    from / 60_000,
    until / 60_000,
  ])

test('once it has closed, the chart shows how long stop and targets stood at each price', () => {
  expect(spans(Infinity)).toEqual([
    ['stop', '95', 10, 20],
    ['stop', '101', 20, 40],
    ['target-0', '130', 10, 25],
    ['target-1', '120', 25, 35],
    ['target-2', '125', 25, 40],
  ])
})

test('in the replay they are drawn as far as it has come, and only targets that stood then have a line', () => {
  expect(spans(22)).toEqual([
    ['stop', '95', 10, 20],
    ['stop', '101', 20, 22],
    ['target-0', '130', 10, 22],
  ])
  const targets = (minute: number) =>
    tradeLines(moved, at(minute))
      .filter(({ kind }) => kind === 'take_profit')
      .map(({ price }) => price)
  expect(targets(22)).toEqual(['130'])
  expect(targets(30)).toEqual(['120', '125'])
  expect(targets(50)).toEqual(['120', '125'])
  expect(levelSpans({ ...moved, targets: [], stops: [] }, at(50))).toEqual([])
})
