import { expect, test } from 'vitest'
import type { ArenaTrader } from '../../../../contract/traders/arena.ts'
import { curvesOf } from './curves-of.ts'

function trader(id: number, terms: Partial<ArenaTrader> = {}): ArenaTrader {
  return {
    id,
    name: `Mind ${id}`,
    account_type: 'prompt',
    model: 'm',
    state: 'active',
    symbols: ['BTC'],
    budget: 100 * id,
    curve: [
      [1_000 * id, 0],
      [90_000, id],
    ],
    trades: 1,
    win_rate: 1,
    net_pnl: id,
    max_drawdown: 0,
    decisions: 1,
    tokens: 1,
    cost: 0,
    buy_and_hold_pct: 1,
    buy_and_hold_curve: [
      [1_000 * id, 0],
      [90_000, -id],
    ],
    ...terms,
  }
}

test('the best comes first, and a market is held once, for the one that traded it longest', () => {
  const curves = curvesOf([trader(2), trader(1), trader(3, { symbols: ['ETH', 'BTC'] })])
  expect(curves.map(({ id, isReference, net }) => [id, isReference, net])).toEqual([
    ['3', false, 3],
    ['2', false, 2],
    ['1', false, 1],
    ['held BTC', true, -1],
    ['held ETH', true, -3],
  ])
  expect(curves[3]?.name).toContain('100')
})

test('of many the best and the worst are kept; without a budget nothing is held', () => {
  const many = Array.from({ length: 50 }, (_, at) => trader(at + 1, { budget: null }))
  const shown = curvesOf(many).map(({ net }) => net)
  expect(shown).toEqual([50, 49, 48, 47, 46, 45, 6, 5, 4, 3, 2, 1])
})
