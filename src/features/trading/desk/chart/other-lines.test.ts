import { expect, test } from 'vitest'
import type { DeskTrade } from '../../../../../contract/desk/trade.ts'
import { linesOfTrades } from './other-lines.ts'

const target = (price: string, status: 'pending' | 'reached') => ({
  price,
  quantity: '0.1',
  order_type: 'limit' as const,
  filled_quantity: '0',
  status,
})

function trade(more: Partial<DeskTrade>): DeskTrade {
  return {
    id: 't1',
    status: 'active',
    account_id: 'a1',
    symbol: 'BTC_USDT',
    side: 'buy',
    entry_type: 'limit',
    entry_price: '45000',
    quantity: '0.1',
    leverage: 5,
    stop_loss_price: '44500',
    risk_amount: '50',
    size: { quantity: '0.1', limited_by: 'account_risk_percent' },
    setup_tag: null,
    warnings: [],
    average_entry: '45010',
    filled_quantity: '0.1',
    open_quantity: '0.1',
    take_profit: [target('45500', 'reached'), target('46000', 'pending')],
    break_even: { enabled: false, trigger_percent: 1, offset: '0', triggered: false },
    r_multiple: '0.4',
    pnl: { realized: '0', unrealized: '10', fees: '5', funding: '0', net: '5', net_pct: 1 },
    protection: 'on_exchange',
    orders: [],
    created_at: '2026-04-01T00:00:00.000Z',
    updated_at: '2026-04-01T00:00:00.000Z',
    closed_at: null,
    ...more,
  }
}

test('a line for each level of each trade, one where they share a price', () => {
  const waits = trade({ id: 't2', status: 'pending', average_entry: null })
  const bare = trade({ id: 't3', stop_loss_price: null, take_profit: [], average_entry: '44000' })
  const lines = linesOfTrades([trade({}), waits, bare])
  expect(lines.map(({ kind, label, price, count }) => [kind, label, price, count])).toEqual([
    ['entry', 'Entry', '45010', 1],
    ['take_profit', 'TP', '46000', 2],
    ['stop_loss', 'SL', '44500', 2],
    ['entry', 'Waits', '45000', 1],
    ['entry', 'Entry', '44000', 1],
  ])
})
