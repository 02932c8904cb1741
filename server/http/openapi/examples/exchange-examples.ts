import { exampleIds } from './entities.ts'
import type { Examples } from './example.ts'

const at = '2026-04-01T00:00:00.000Z'
const wallet = '0x52908400098527886E0F7030069857D2E4169EE7'
const agent = '0x8617e340b3d01fa5f11f306f4090fd50e238070d'
const account_id = exampleIds.user

const own = {
  id: account_id,
  exchange_name: 'hyperliquid',
  account_name: 'Hyperliquid',
  auth_mode: 'agent' as const,
  wallet_address: wallet,
  permissions: ['read', 'trade'],
  can_withdraw: false,
  is_active: true,
  requires_reauthorization: false,
  state: 'ok' as const,
  created_at: at,
  last_used_at: at,
}
const byKey = {
  ...own,
  id: exampleIds.trade,
  exchange_name: 'binance',
  account_name: 'Savings',
  auth_mode: 'api_key' as const,
  wallet_address: null,
  permissions: ['read'],
}

export const exchangeExamples: Examples<
  | 'addExchangeAccount'
  | 'removeExchangeAccount'
  | 'approveAgentWallet'
  | 'approveBuilderFee'
  | 'getExchangeBalance'
  | 'getExchangePositions'
  | 'initAgentWallet'
  | 'initBuilderFee'
  | 'listExchangeAccounts'
  | 'listExchanges'
  | 'listSupportedExchanges'
  | 'revokeAgentWallet'
  | 'testExchangeAccount'
> = {
  listExchanges: {
    response: [
      {
        id: 'hyperliquid',
        name: 'Hyperliquid',
        type: 'dex',
        requires: ['wallet'],
        can_trade: true,
      },
      {
        id: 'okx',
        name: 'OKX',
        type: 'cex',
        requires: ['api_key', 'secret', 'passphrase'],
        can_trade: false,
      },
    ],
  },
  listSupportedExchanges: { response: { exchanges: ['hyperliquid', 'okx'] } },
  listExchangeAccounts: {
    response: {
      items: [own, byKey],
      total: 2,
      page: 1,
      limit: 50,
    },
  },
  addExchangeAccount: {
    body: {
      exchange_name: 'binance',
      account_name: 'Savings',
      api_key: 'the-key-as-the-venue-shows-it',
      secret: 'the-secret-as-the-venue-shows-it-once',
    },
    response: byKey,
  },
  removeExchangeAccount: {
    response: {
      message: 'The account and its key are forgotten. Delete the key at the venue as well',
    },
  },
  testExchangeAccount: {
    response: {
      account_id,
      exchange_name: 'hyperliquid',
      status: 'success',
      message: 'The venue answers for this account',
      tested_at: at,
      latency_ms: 12,
    },
  },
  getExchangeBalance: {
    response: {
      account_id,
      currency: 'USDC',
      total: '10000',
      available: '9000',
      used: '1000',
      fetched_at: at,
    },
  },
  getExchangePositions: {
    response: {
      account_id,
      exchange_name: 'hyperliquid',
      positions: [
        {
          symbol: 'BTC_USDT',
          side: 'buy',
          contracts: '0.1',
          entry_price: '50000',
          mark_price: '50100',
          unrealized_pnl: '10',
          leverage: 5,
        },
      ],
      open_orders: [],
      fetched_at: at,
    },
  },
  initAgentWallet: {
    body: { wallet_address: wallet },
    response: {
      account_id,
      agent_address: agent,
      is_new: true,
      typed_data: {
        domain: { name: 'HyperliquidSignTransaction', version: '1', chainId: 421614 },
        types: { 'HyperliquidTransaction:ApproveAgent': [{ name: 'nonce', type: 'uint64' }] },
        primaryType: 'HyperliquidTransaction:ApproveAgent',
        primary_type: 'HyperliquidTransaction:ApproveAgent',
        message: { agentAddress: agent, agentName: 'alura', nonce: 1_775_001_600_000 },
      },
      nonce: 1_775_001_600_000,
    },
  },
  approveAgentWallet: {
    body: { account_id, signature: `0x${'ab'.repeat(65)}`, nonce: 1_775_001_600_000 },
    response: {
      success: true,
      agent_address: agent,
      message: 'The agent may trade, never withdraw',
    },
  },
  initBuilderFee: {
    body: { wallet_address: wallet },
    response: {
      account_id,
      builder_address: agent,
      max_fee_rate: '0.05%',
      approved: false,
      typed_data: {
        domain: { name: 'HyperliquidSignTransaction', version: '1', chainId: 421614 },
        types: { 'HyperliquidTransaction:ApproveBuilderFee': [{ name: 'nonce', type: 'uint64' }] },
        primaryType: 'HyperliquidTransaction:ApproveBuilderFee',
        primary_type: 'HyperliquidTransaction:ApproveBuilderFee',
        message: { maxFeeRate: '0.05%', builder: agent, nonce: 1_775_001_600_000 },
      },
      nonce: 1_775_001_600_000,
    },
  },
  approveBuilderFee: {
    body: { account_id, signature: `0x${'ab'.repeat(65)}`, nonce: 1_775_001_600_000 },
    response: {
      success: true,
      max_fee_rate: '0.05%',
      message: 'The builder fee is approved',
    },
  },
  revokeAgentWallet: {
    response: { message: 'The agent’s key is destroyed: nobody can trade with it any more' },
  },
}
