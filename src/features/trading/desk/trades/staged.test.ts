import { expect, test } from 'vitest'
import type { DeskTrade } from '../../../../../contract/desk/trade.ts'
import {
  isStaged,
  levelsOfTrade,
  nothingStaged,
  openQuantity,
  resultAt,
  stage,
  stagedTargets,
  waitingQuantity,
} from './staged.ts'

const target = (price: string, status: 'pending' | 'reached' = 'pending', filled = '0') => ({
  price,
  quantity: '0.1',
  order_type: 'limit' as const,
  filled_quantity: filled,
  status,
})

const trade: DeskTrade = {
  id: 't1',
  status: 'active',
  account_id: 'a1',
  symbol: 'BTC_USDT',
  side: 'buy',
  entry_type: 'market',
  entry_price: '45000',
  quantity: '0.2',
  leverage: 5,
  stop_loss_price: '44500',
  risk_amount: '100',
  size: { quantity: '0.2', limited_by: 'account_risk_percent' },
  setup_tag: null,
  warnings: [],
  average_entry: '45010',
  filled_quantity: '0.2',
  open_quantity: '0.1',
  take_profit: [target('45500', 'reached', '0.1'), target('46000')],
  break_even: { enabled: false, trigger_percent: 1, offset: '0', triggered: false },
  r_multiple: '0.4',
  pnl: { realized: '49', unrealized: '10', fees: '5', funding: '0', net: '54', net_pct: 1 },
  protection: 'on_exchange',
  orders: [],
  created_at: '2026-04-01T00:00:00.000Z',
  updated_at: '2026-04-01T00:00:00.000Z',
  closed_at: null,
}

test('shows what is left of a trade, and what its levels would bring', () => {
  expect(openQuantity(trade)).toBe('0.1')
  expect(resultAt(trade, '44500', '0.1')).toBe('-51')
  expect(levelsOfTrade(trade, nothingStaged).levels.map(({ label }) => label)).toEqual([
    'Entry',
    'Target 2 +$99.00 · 2.0 R',
    'Stop −$51.00',
  ])
})

test('a dragged level is shown where it was dragged to, and asked for from there', () => {
  const stop = stage(nothingStaged, { name: { kind: 'stop' }, price: 44_800.7, isDone: true }, 5)
  const both = stage(stop, { name: { kind: 'target', index: 1 }, price: 46_500, isDone: true }, 5)
  expect(isStaged(nothingStaged)).toBe(false)
  expect(isStaged(both)).toBe(true)
  expect(levelsOfTrade(trade, both).levels.map(({ price }) => price)).toEqual([
    '45010',
    '46500',
    '44800',
  ])
  // The target that was reached is finished.
  expect(stagedTargets(trade, both)).toEqual([
    { price: '46500', quantity: '0.1', order_type: 'limit' },
  ])
})

test('an entry does not move once it was placed', () => {
  const moved = stage(nothingStaged, { name: { kind: 'entry' }, price: 1, isDone: true }, 5)
  expect(isStaged(moved)).toBe(false)
})

test('a short wins downwards', () => {
  expect(resultAt({ ...trade, side: 'sell' }, '44500', '0.1')).toBe('51')
})

test('what of the entry still waits belongs to the targets', () => {
  const entry = { id: 'o1', kind: 'entry', price: '45010', quantity: '0.2' } as const
  const rests = { ...entry, filled_quantity: '0.1', status: 'resting' } as const
  const half = { ...trade, filled_quantity: '0.1', orders: [rests] }
  const untouched = { ...half, take_profit: [target('45500'), target('46000')] }
  expect(waitingQuantity(half)).toBe('0.1')
  expect(waitingQuantity({ ...half, orders: [{ ...rests, status: 'cancelled' }] })).toBe('0')
  const moved = stage(
    nothingStaged,
    { name: { kind: 'target', index: 1 }, price: 46_500, isDone: true },
    5,
  )
  expect(stagedTargets(untouched, moved).map(({ price, quantity }) => [price, quantity])).toEqual([
    ['45500', '0.1'],
    ['46500', '0.1'],
  ])
})
