import { expect, test } from 'vitest'
import type { Position } from '../../../contract/positions.ts'
import type { Session } from '../../../contract/sessions.ts'
import { liveSessionPnl } from './live-session.ts'

function position(change: Partial<Position>): Position {
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

test('the session moves with the price by what is open, and adds up', () => {
  const pnl = {
    realized: '3',
    unrealized: '0',
    fees: '0.5',
    funding: '0.1',
    net: '2.6',
    netPct: 2.6,
  }
  const session = { pnl, budget: '100', plan: { budgetPerPosition: '33' } } as Session
  const open = [position({}), position({ id: 'p2', side: 'short', entryPrice: '50100' })]
  const live = liveSessionPnl(session, open, '50200')
  // long 0.01 × 200 = 2, short 0.01 × −100 = −1
  expect(live).toEqual({
    realized: '3',
    unrealized: '1',
    fees: '0.5',
    funding: '0.1',
    net: '3.6',
    netPct: 3.6,
  })
  expect(liveSessionPnl(session, open, null)).toBe(pnl)
  expect(liveSessionPnl(session, [], '50200')).toBe(pnl)
})
