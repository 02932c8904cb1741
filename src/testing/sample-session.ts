import type { Session } from '../../contract/sessions/sessions.ts'

/** A running quick session on BTC with a budget of 100 USDC, except for `change`. */
export function sampleSession(change: Partial<Session>): Session {
  return {
    id: 's',
    kind: 'quick',
    status: 'active',
    endReason: null,
    assetIndex: 0,
    symbol: 'BTC',
    budget: '100',
    profitTarget: 10,
    lossThreshold: 5,
    maxPositions: 2,
    acceptsEntries: true,
    plan: { leverage: 5, takeProfitPct: 2, stopLossPct: 1, budgetPerPosition: '50' },
    pnl: { realized: '0', unrealized: '0', fees: '0', funding: '0', net: '0', netPct: 0 },
    startedAt: 0,
    endsAt: null,
    endedAt: null,
    currentTradeId: null,
    simulated: true,
    ...change,
  }
}
