import { expect, test } from 'vitest'
import type { AccountPosition, AccountState } from '../../venue/port.ts'
import { type Holding, freeBalance } from './free-balance.ts'

const session = { id: 's1', symbol: 'BTC', budget: '100' }

/** At a mark of 100 and leverage 5, 1 BTC needs 20 USDC of margin. */
function holding(least: string, most = least, more: Partial<Holding> = {}): Holding {
  return { mandateId: 's1', symbol: 'BTC', side: 'long', least, most, ...more }
}

function position(size: string, more: Partial<AccountPosition> = {}): AccountPosition {
  return {
    symbol: 'BTC',
    size,
    entryPrice: '100',
    leverage: 5,
    unrealizedPnl: '0',
    liquidationPrice: null,
    isIsolated: false,
    ...more,
  }
}

function account(marginUsed: string, positions: AccountPosition[], equity = '150'): AccountState {
  return {
    equity,
    marginUsed,
    mode: 'split',
    at: null,
    withdrawable: String(Math.max(0, Number(equity) - Number(marginUsed))),
    available: String(Math.max(0, Number(equity) - Number(marginUsed))),
    positions,
  }
}

const flat = account('0', [])
const entered = account('20', [position('1')])

test.each([
  ['before anything was ordered', flat, []],
  ['entry written down, not arrived', flat, [holding('0', '1')]],
  ['entry filled, not answered', entered, [holding('0', '1')]],
  ['entry filled, answered', entered, [holding('1')]],
  ['entry filled, partly booked', entered, [holding('0.4', '1')]],
  ['entry filled in part', account('12', [position('0.6')]), [holding('0', '1')]],
  ['entry booked after the account was read', flat, [holding('0', '1')]],
  ['exit filled in part, not booked', account('8', [position('0.4')]), [holding('1')]],
  ['exit filled, not booked', flat, [holding('1')]],
  ['exit booked after the account was read', entered, [holding('0', '1')]],
  [
    'a short',
    account('20', [position('-1')]),
    [holding('0', '1', { side: 'short' }), holding('0', '0')],
  ],
])('an entry and an exit leave what is free as it was: %s', (_, state, holdings) => {
  expect(freeBalance(state, [session], holdings)).toBe('50')
})

test('losses and gains that are not realised count at once, at the margin of the mark', () => {
  const lost = account('18', [position('1', { unrealizedPnl: '-10' })], '140')
  expect(freeBalance(lost, [session], [holding('1')])).toBe('40')
  const won = account('22', [position('1', { unrealizedPnl: '10' })], '160')
  expect(freeBalance(won, [session], [holding('1')])).toBe('60')
  const short = account('22', [position('-1', { unrealizedPnl: '-10' })], '140')
  expect(freeBalance(short, [session], [holding('1', '1', { side: 'short' })])).toBe('40')
})

test('margin above the budget is not free', () => {
  const full = account('110', [position('5', { unrealizedPnl: '50' })], '200')
  expect(freeBalance(full, [session], [holding('5')])).toBe('90')
})

test('what somebody opened by hand ties up its margin and relieves no promise', () => {
  const elsewhere = account('30', [position('1.5', { symbol: 'ETH' })])
  expect(freeBalance(elsewhere, [session], [])).toBe('20')
  const here = account('30', [position('1.5')])
  expect(freeBalance(here, [session], [])).toBe('20')
  const besideOurs = account('30', [position('1.5')])
  expect(freeBalance(besideOurs, [session], [holding('1')])).toBe('40')
  const against = account('30', [position('-1.5')])
  expect(freeBalance(against, [session], [holding('1')])).toBe('20')
})

test('beside a position by hand an entry without an answer is not counted as filled', () => {
  const state = account('50', [position('2.5')])
  expect(freeBalance(state, [session], [holding('0', '1')])).toBe('0')
  expect(freeBalance(state, [session], [holding('1')])).toBe('20')
})

test('what an ended session kept in the market of a running one is nobody’s promise', () => {
  const kept = holding('1', '1', { mandateId: 'ended' })
  const before = account('20', [position('1')])
  expect(freeBalance(before, [session], [kept])).toBe('30')
  expect(freeBalance(before, [session], [kept, holding('0', '1')])).toBe('30')
  const after = account('40', [position('2')])
  expect(freeBalance(after, [session], [kept, holding('0', '1')])).toBe('30')
  expect(freeBalance(after, [session], [kept, holding('1')])).toBe('30')
})

test('each session is relieved by what it holds in its own market', () => {
  const other = { id: 's2', symbol: 'ETH', budget: '40' }
  const both = account('50', [position('1'), position('1.5', { symbol: 'ETH' })])
  const holdings = [holding('1'), holding('1.5', '1.5', { mandateId: 's2', symbol: 'ETH' })]
  expect(freeBalance(both, [session, other], holdings)).toBe('10')
})

test('goes by what is available for orders, not by what can be withdrawn, and is never less than nothing', () => {
  const steep = { ...account('20', [position('4', { leverage: 20 })]), withdrawable: '7' }
  const free = freeBalance(steep, [session], [holding('4')])
  expect(Number(free)).toBeGreaterThan(7)
  // Resting orders hold part of the margin.
  const held = { ...steep, available: String(Number(steep.available) - 20) }
  expect(freeBalance(held, [session], [holding('4')])).toBe(String(Number(free) - 20))
  expect(freeBalance(account('0', [], '90'), [session], [])).toBe('0')
})

test('is all of it when nothing is promised', () => {
  expect(freeBalance(flat, [], [])).toBe('150')
})
