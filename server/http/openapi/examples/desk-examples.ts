import type { Examples } from './example.ts'
import { exampleIds } from './entities.ts'

const limits = {
  account_risk_percent: 2,
  max_risk_amount: 150,
  max_position_size: 0.5,
  max_leverage: 5,
  daily_max_drawdown_percent: 5,
  max_open_positions: 5,
  require_stop_loss: true,
  min_risk_reward_ratio: 1.5,
}

const body = {
  symbol: 'BTC_USDT',
  side: 'buy' as const,
  entry_price: '50000.00',
  quantity: '0.5',
  stop_loss_price: '49000.00',
  take_profit: [
    { price: '51500.00', quantity: '0.25', order_type: 'limit' as const },
    { price: '53000.00', quantity: '0.25', order_type: 'limit' as const },
  ],
  idempotency_key: '7d1f0a52-1b52-4c59-9f0e-0f9f4a1f2c11',
}

const terms = {
  account_id: exampleIds.user,
  symbol: 'BTC_USDT',
  side: 'buy' as const,
  entry_type: 'limit' as const,
  entry_price: '50000',
  quantity: '0.5',
  leverage: 5,
  stop_loss_price: '49000',
  risk_amount: '500',
  size: { quantity: '0.6', limited_by: 'account_risk_percent' as const },
  setup_tag: null,
  warnings: [],
}

const trade = {
  id: exampleIds.trade,
  status: 'pending' as const,
  ...terms,
  average_entry: null,
  filled_quantity: '0',
  open_quantity: '0',
  take_profit: ['51500', '53000'].map((price) => ({
    price,
    quantity: '0.25',
    order_type: 'limit' as const,
    filled_quantity: '0',
    status: 'pending' as const,
  })),
  break_even: { enabled: false, trigger_percent: 2, offset: '0', triggered: false },
  r_multiple: null,
  pnl: { realized: '0', unrealized: '0', fees: '0', funding: '0', net: '0', net_pct: 0 },
  protection: 'none' as const,
  orders: [
    {
      id: '0x5c3f0d1a6e8b4c7d9f20a1b2c3d4e5f6',
      kind: 'entry' as const,
      price: '50000',
      quantity: '0.5',
      filled_quantity: '0',
      status: 'resting' as const,
    },
  ],
  created_at: '2026-04-01T00:00:00.000Z',
  updated_at: '2026-04-01T00:00:00.000Z',
  closed_at: null,
}

export const deskExamples: Examples<
  | 'cancelTrade'
  | 'checkTrade'
  | 'cleanUpTrades'
  | 'closeTradePart'
  | 'createTrade'
  | 'getRiskConfig'
  | 'getRiskDay'
  | 'getTrade'
  | 'listTrades'
  | 'moveTradeStop'
  | 'putRiskConfig'
  | 'setTradeBreakEven'
  | 'setTradeTargets'
> = {
  getRiskConfig: { response: { ...limits, limits_sessions: true, pending: null } },
  getRiskDay: {
    response: {
      balance: '10120.5',
      available: '9610.25',
      promised: '100',
      open_positions: 1,
      day_start_equity: '10200',
      day_net: '-79.5',
      day_loss: '79.5',
      daily_drawdown_percent: '0.7794117647058823529',
      taker_fee: '0.00095',
    },
  },
  putRiskConfig: { body: limits, response: { ...limits, limits_sessions: true, pending: null } },
  checkTrade: {
    body,
    response: {
      ...terms,
      take_profit: [
        { price: '51500', quantity: '0.25' },
        { price: '53000', quantity: '0.25' },
      ],
      risk_reward: '1.5',
      margin: '5000',
      fees: '27.5',
      checks: [{ check: 'STOP_LOSS_REQUIRED', passed: true, actual: '49000', limit: null }],
      daily_drawdown_percent: '0',
    },
  },
  createTrade: { body, response: { trade_group_id: trade.id, ...trade } },
  listTrades: { response: { items: [trade], total: 1, page: 1, limit: 50 } },
  getTrade: { response: trade },
  cancelTrade: { response: { ...trade, status: 'cancelled' } },
  closeTradePart: { body: { percent: 50 }, response: trade },
  moveTradeStop: { body: { price: '49500' }, response: { ...trade, stop_loss_price: '49500' } },
  setTradeTargets: { body: { price: '52000', percent_to_close: 100 }, response: trade },
  setTradeBreakEven: {
    body: { enabled: true, trigger_percent: 2 },
    response: { ...trade, break_even: { ...trade.break_even, enabled: true } },
  },
  cleanUpTrades: { response: { cleaned: 0, groups: [] } },
}
