// The desk's documented endpoints with the documents' bodies, and what must come back. In an order in which each
// works.
import { documentedLimits, documentedTrade } from '../desk-api.ts'

export interface DocumentedDesk {
  body?: (scene: DeskScene) => unknown
  status?: number
  fields: readonly string[]
}

export interface DeskScene {
  accountId: string
  wallet: string
  /** A key that the stand-in of the exchange knows, and the account that is added with it. */
  apiKey: string
  secret: string
  keyAccountId: string
  /** The id of the trade that the documents place. */
  tradeId: string
}

const config = Object.keys(documentedLimits)
const trade = [
  'id',
  'account_id',
  'symbol',
  'side',
  'status',
  'entry_type',
  'entry_price',
  'average_entry',
  'quantity',
  'filled_quantity',
  'leverage',
  'stop_loss_price',
  'take_profit.0.price',
  'take_profit.0.quantity',
  'take_profit.0.order_type',
  'take_profit.0.filled_quantity',
  'take_profit.0.status',
  'break_even.enabled',
  'break_even.trigger_percent',
  'break_even.offset',
  'break_even.triggered',
  'risk_amount',
  'size.quantity',
  'size.limited_by',
  'r_multiple',
  'pnl.net',
  'protection',
  'setup_tag',
  'warnings',
  'orders.0.id',
  'orders.0.kind',
  'created_at',
  'updated_at',
  'closed_at',
]
const account = [
  'id',
  'exchange_name',
  'account_name',
  'auth_mode',
  'wallet_address',
  'permissions',
  'can_withdraw',
  'is_active',
  'requires_reauthorization',
  'state',
  'created_at',
  'last_used_at',
]
const list = ['total', 'page', 'limit']

/** Paths below /api/v1. */
export const documentedDesk: Record<string, DocumentedDesk> = {
  'GET /risk-config': { fields: config },
  'PUT /risk-config': { body: () => documentedLimits, fields: config },
  'GET /exchanges': {
    fields: ['0.id', '0.name', '0.type', '0.requires', '0.can_trade'],
  },
  'GET /exchanges/supported': { fields: ['exchanges.0'] },
  'POST /exchanges/agent-wallet/init': {
    status: 201,
    body: ({ wallet }) => ({ wallet_address: wallet }),
    fields: ['account_id', 'agent_address', 'typed_data.message', 'nonce'],
  },
  'GET /exchanges/accounts': {
    fields: [...list, ...account.map((field) => `items.0.${field}`)],
  },
  'POST /exchanges/accounts': {
    status: 201,
    body: ({ apiKey, secret }) => ({ exchange_name: 'binance', api_key: apiKey, secret }),
    fields: account,
  },
  'DELETE /exchanges/accounts/:keyAccountId': { fields: ['message'] },
  'POST /exchanges/accounts/:accountId/test': {
    fields: ['account_id', 'exchange_name', 'status', 'message', 'tested_at', 'latency_ms'],
  },
  'GET /exchanges/accounts/:accountId/balance': {
    fields: ['account_id', 'currency', 'total', 'available', 'used', 'fetched_at'],
  },
  'GET /exchanges/accounts/:accountId/positions': {
    fields: ['account_id', 'exchange_name', 'positions', 'open_orders', 'fetched_at'],
  },
  'POST /trades': {
    status: 201,
    body: () => documentedTrade,
    fields: ['trade_group_id', ...trade],
  },
  'GET /trades': { fields: [...list, ...trade.map((field) => `items.0.${field}`)] },
  'GET /trades/:tradeId': { fields: trade },
  'PUT /trades/:tradeId/sl': { body: () => ({ price: '49100' }), fields: trade },
  'PUT /trades/:tradeId/tp': { body: () => ({ price: '53000' }), fields: trade },
  'PUT /trades/:tradeId/breakeven': { fields: trade },
  'POST /trades/cleanup': { fields: ['cleaned', 'groups'] },
  'DELETE /trades/:tradeId': { fields: trade },
  'DELETE /exchanges/agent-wallet/:accountId/revoke': { fields: ['message'] },
}
