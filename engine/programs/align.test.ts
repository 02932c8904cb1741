import { expect, test } from 'vitest'
import { toNumber } from '../../contract/decimal.ts'
import { type AlignTerms, alignExecutions } from './align.ts'
import type { Happening } from './differences.ts'

const hour = 3_600_000
const minute = 60_000
const at = (bars: number, more = 0) => bars * hour + more

function happening(when: number, more: Partial<Happening> = {}): Happening {
  return {
    id: `${when}`,
    at: when,
    symbol: 'BTC',
    action: 'buy',
    cause: 'order',
    price: '100',
    fill: { price: '101', quantity: '2', fee: '0.1' },
    stopped: null,
    funding: '0',
    ...more,
  }
}

function align(live: Happening[], tested: Happening[], more: Partial<AlignTerms> = {}) {
  const looks = live.map(({ at: when }) => when)
  return alignExecutions({
    live,
    tested,
    looks,
    looksSince: 0,
    barMs: hour,
    from: 0,
    to: at(1_000),
    ...more,
  })
}

const kinds = (...of: Parameters<typeof align>) =>
  align(...of).rows.map(({ differences }) => differences.map(({ kind }) => kind))

test('what is the same has no difference, however soon after the close it was looked at', () => {
  expect(kinds([happening(at(5, 7 * minute))], [happening(at(5))])).toEqual([[]])
})

test('price and fill together are the difference of the two fills', () => {
  const live = happening(at(5, minute), {
    price: '102',
    fill: { price: '104', quantity: '2', fee: '0.1' },
  })
  const { rows, totals } = align([live], [happening(at(5))])
  // Decided 2 higher, and filled 2 instead of 1 above that: 2 units each.
  expect(rows[0]?.differences).toEqual([
    { kind: 'price', live: '102', tested: '100', usd: '-4' },
    { kind: 'fill', live: '104', tested: '101', usd: '-2' },
  ])
  expect(toNumber(totals.price) + toNumber(totals.fill)).toBe(-2 * (104 - 101))
})

test('a sale at a higher price made the live result better', () => {
  const sold = { action: 'sell', price: null } as const
  const fill = { price: '101', quantity: '-2', fee: '0.1' }
  const live = happening(at(5), { ...sold, fill: { ...fill, price: '103' } })
  const { rows } = align([live], [happening(at(5), { ...sold, fill })])
  expect(rows[0]?.differences).toEqual([{ kind: 'fill', live: '103', tested: '101', usd: '4' }])
})

test('fees are compared by the unit, so that another size is a difference of its own', () => {
  const fill = { price: '101', quantity: '1', fee: '0.07' }
  const { rows, totals } = align([happening(at(5), { fill })], [happening(at(5))])
  expect(rows[0]?.differences).toEqual([
    { kind: 'fee', live: '0.07', tested: '0.05', usd: '-0.02' },
    { kind: 'size', live: '1', tested: '2' },
  ])
  expect(totals).toEqual({ price: '0', fill: '0', fee: '-0.02', funding: '0' })
})

test('funding that was really paid', () => {
  const close = { action: 'close' } as const
  const { rows } = align(
    [happening(at(5), { ...close, funding: '-0.5' })],
    [happening(at(5), { ...close, funding: '-0.2' })],
  )
  expect(rows[0]?.differences).toEqual([
    { kind: 'funding', live: '-0.5', tested: '-0.2', usd: '-0.3' },
  ])
})

test('a rule that refused it live, or in the backtest, by its name', () => {
  const refused = (rule: string) => ({ fill: null, stopped: { why: 'refused', rule } as const })
  const tested = happening(at(5))
  const live = align([happening(at(5), refused('max_risk_amount'))], [tested])
  expect(live.rows[0]?.differences).toEqual([
    { kind: 'refused', side: 'live', rule: 'max_risk_amount' },
  ])
  const there = align([happening(at(5))], [happening(at(5), refused('below_minimum'))])
  expect(there.rows[0]?.differences).toEqual([
    { kind: 'refused', side: 'tested', rule: 'below_minimum' },
  ])
  const both = align(
    [happening(at(5), refused('min_order'))],
    [happening(at(5), refused('below_minimum'))],
  )
  expect(both.rows[0]?.differences).toEqual([])
})

test('a look that was missed: never made up for, late, or away when it was to be carried out', () => {
  expect(align([], [happening(at(5))]).rows[0]?.differences).toEqual([
    { kind: 'missed_look', lateMs: null },
  ])
  const late = align([happening(at(7, minute))], [happening(at(5)), happening(at(9))])
  expect(late.rows[0]?.differences).toEqual([{ kind: 'missed_look', lateMs: 2 * hour + minute }])
  expect(late.rows[0]?.live?.at).toBe(at(7, minute))
  const away = happening(at(5), { fill: null, stopped: { why: 'missed' } })
  expect(kinds([away], [happening(at(5))])).toEqual([['missed_look']])
})

test('where it was looked at, it decided otherwise; where nobody knows, that is said', () => {
  expect(kinds([], [happening(at(5))], { looks: [at(5, minute)] })).toEqual([['decided_otherwise']])
  expect(kinds([], [happening(at(5))], { looksSince: at(6) })).toEqual([['unknown_look']])
})

test('a later decision is not that of an earlier one once the backtest decided again', () => {
  const tested = [happening(at(5)), happening(at(6), { action: 'close' })]
  const live = [happening(at(7))]
  expect(kinds(live, tested)).toEqual([['missed_look'], ['missed_look'], ['only_live']])
})

test('stops and targets meet in the bar that they were filled in, by their cause', () => {
  const stop = { action: 'close', cause: 'stop' } as const
  expect(kinds([happening(at(5, minute), stop)], [happening(at(6) - 1, stop)])).toEqual([[]])
  const target = { action: 'close', cause: 'target' } as const
  expect(kinds([happening(at(5, minute), stop)], [happening(at(6) - 1, target)])).toEqual([
    ['only_live'],
    ['decided_otherwise'],
  ])
})

test('markets do not mix, equal decisions of a bar keep their order, the end of a backtest is left out', () => {
  const { rows } = align(
    [happening(at(5, 1), { id: 'a' }), happening(at(5, 2), { id: 'b' })],
    [
      happening(at(5), { id: 'one' }),
      happening(at(5), { id: 'two' }),
      happening(at(5), { id: 'eth', symbol: 'ETH' }),
      happening(at(9), { action: 'close', cause: 'end' }),
    ],
  )
  expect(rows.map(({ live, tested }) => [tested?.id, live?.id])).toEqual([
    ['one', 'a'],
    ['two', 'b'],
    ['eth', undefined],
  ])
})

test('what lies outside of the time is not compared', () => {
  expect(kinds([happening(at(5))], [happening(at(50))], { from: at(10), to: at(20) })).toEqual([])
})
