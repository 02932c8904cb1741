import type { Position } from '../../contract/trading/positions.ts'

/** An open long of 0.01 BTC from 50,000, except for `change`. */
export function samplePosition(change: Partial<Position>): Position {
  return {
    id: 'p1',
    tradeId: 't',
    sessionId: 's',
    symbol: 'BTC',
    side: 'long',
    size: '0.01',
    enteredSize: '0.01',
    entryPrice: '50000',
    markPrice: '50000',
    leverage: 4,
    takeProfitPrice: '55000',
    stopLossPrice: '49000',
    liquidationPrice: null,
    protection: 'on_exchange',
    pnl: { realized: '0', unrealized: '0', fees: '0.2', funding: '0', net: '-0.2', netPct: -0.6 },
    status: 'open',
    openedAt: 10,
    closedAt: null,
    exitPrice: null,
    closeReason: null,
    ...change,
  }
}
