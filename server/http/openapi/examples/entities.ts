// The people, sessions and positions that all examples use.
import type { TypedData } from '../../../../contract/people/typed-data.ts'
import type { Log } from '../../../../contract/sessions/logs.ts'
import type { Candle, Signal } from '../../../../contract/market/market.ts'
import type { Pnl, Position } from '../../../../contract/trading/positions.ts'
import type { Session, Trade } from '../../../../contract/sessions/sessions.ts'
import type { Profile } from '../../../../contract/people/user.ts'

export const exampleIds = {
  signIn: '0b0f6f3e-52a1-4a57-9d0c-6a1f0c7f4a11',
  user: 'u_5f0c1d2e',
  session: 's_8d41c7aa',
  trade: 't_1b9e0c55',
  position: 'p_77c2f310',
} as const

export const wallet = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
export const agent = '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC'
export const at = 1_767_225_600_000
const minute = 60_000

const pnl: Pnl = {
  realized: '0',
  unrealized: '1.25',
  fees: '0.09',
  funding: '0',
  net: '1.16',
  netPct: 1.16,
}

export const session: Session = {
  id: exampleIds.session,
  kind: 'quick',
  status: 'active',
  endReason: null,
  assetIndex: 0,
  symbol: 'BTC',
  budget: '100',
  profitTarget: 40,
  lossThreshold: 5,
  maxPositions: 3,
  acceptsEntries: true,
  plan: { leverage: 5, takeProfitPct: 8, stopLossPct: 1, budgetPerPosition: '33.333333' },
  pnl,
  startedAt: at,
  endsAt: null,
  endedAt: null,
  currentTradeId: exampleIds.trade,
  expected: { mean: 0.31, low: -2.99, high: 3.41, starts: 400, from: at - 4_320_000_000, to: at },
  simulated: true,
}

export const advanceSession: Session = {
  ...session,
  kind: 'advance',
  profitTarget: 2,
  lossThreshold: 1,
  maxPositions: 2,
  executionStrategy: 'Conservative',
  strategyDuration: '1D',
  maxWalletBudget: false,
  plan: { leverage: 3, takeProfitPct: 0.67, stopLossPct: 0.33, budgetPerPosition: '50' },
  endsAt: at + 1440 * minute,
}

export const position: Position = {
  id: exampleIds.position,
  tradeId: exampleIds.trade,
  sessionId: exampleIds.session,
  symbol: 'BTC',
  side: 'long',
  size: '0.00166',
  enteredSize: '0.00166',
  entryPrice: '100000',
  markPrice: '100753',
  leverage: 5,
  takeProfitPrice: '108000',
  stopLossPrice: '99000',
  liquidationPrice: '81013',
  protection: 'on_exchange',
  pnl,
  status: 'open',
  openedAt: at + minute,
  closedAt: null,
  exitPrice: null,
  closeReason: null,
}

export const trade: Trade = {
  id: exampleIds.trade,
  sessionId: exampleIds.session,
  symbol: 'BTC',
  status: 'open',
  positions: [position],
  pnl,
  openedAt: at + minute,
  closedAt: null,
}

export const log: Log = {
  id: '4711',
  at: at + minute,
  level: 'info',
  kind: 'risk',
  message: 'Take-profit 104,000 and stop 99,500 rest on the exchange',
  reason: {
    code: 'protected',
    values: { takeProfitPrice: '104000', stopLossPrice: '99500' },
  },
  sessionId: exampleIds.session,
  tradeId: exampleIds.trade,
  positionId: exampleIds.position,
  data: { protection: 'on_exchange' },
}

export const candle: Candle = {
  t: at,
  T: at + 15 * minute - 1,
  o: '100000',
  h: '100900',
  l: '99800',
  c: '100753',
  v: '12.4',
  n: 831,
}

export const signal: Signal = {
  symbol: 'BTC',
  interval: '15m',
  at: at + 15 * minute - 1,
  side: 'long',
  score: 0.42,
  regime: 'trend_up',
  components: [{ name: 'rsi', value: 61.2, weight: 0.2, vote: 0.37 }],
  price: '100753',
  reason:
    'EMA 9 is 0.82 ATR above EMA 21, RSI 61, MACD above its signal line, ADX 28 with buyers ahead, close 40% of the way to the upper Bollinger band',
  why: {
    code: 'signal_reading',
    values: { spread: 0.82, rsi: 61.2, histogram: 0.05, adx: 28.4, direction: 0.3, band: 0.4 },
  },
}

export const profile: Profile = {
  id: exampleIds.user,
  address: wallet,
  createdAt: at,
  role: 'trader',
  account: { equity: '10000', withdrawable: '9966.67', marginUsed: '33.33' },
  referral: { code: null, referredBy: null },
  settings: {},
}

/** The typed data of a transfer on the exchange, as the wallet shows it. */
export const typedData: TypedData = {
  domain: {
    name: 'HyperliquidSignTransaction',
    version: '1',
    chainId: 421_614,
    verifyingContract: '0x0000000000000000000000000000000000000000',
  },
  types: {
    'HyperliquidTransaction:UsdSend': [
      { name: 'hyperliquidChain', type: 'string' },
      { name: 'destination', type: 'string' },
      { name: 'amount', type: 'string' },
      { name: 'time', type: 'uint64' },
    ],
  },
  primaryType: 'HyperliquidTransaction:UsdSend',
  message: {
    hyperliquidChain: 'Testnet',
    destination: agent.toLowerCase(),
    amount: '25',
    time: at,
  },
  action: { type: 'usdSend', hyperliquidChain: 'Testnet', amount: '25', time: at },
  nonce: at,
}
