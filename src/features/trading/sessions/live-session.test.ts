import { expect, test } from 'vitest'
import type { Session } from '../../../../contract/sessions/sessions.ts'
import { liveSessionPnl } from './live-session.ts'
import { samplePosition as position } from '../../../testing/sample-position.ts'

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
