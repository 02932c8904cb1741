import { expect, test } from 'vitest'
import type { Session } from '../../contract/sessions/sessions.ts'
import { todaysNet } from './todays-net.ts'

const midnight = 1_000_000

function session(net: string, startedAt: number, endedAt: number | null): Session {
  const zero = { realized: '0', unrealized: '0', fees: '0', funding: '0', netPct: 0 }
  return {
    id: `${startedAt}`,
    kind: 'quick',
    status: endedAt === null ? 'active' : 'ended',
    endReason: null,
    assetIndex: 0,
    symbol: 'BTC',
    budget: '100',
    profitTarget: 40,
    lossThreshold: 5,
    maxPositions: 3,
    acceptsEntries: true,
    plan: { leverage: 4, takeProfitPct: 10, stopLossPct: 1.25, budgetPerPosition: '33.333333' },
    pnl: { ...zero, net },
    startedAt,
    endsAt: null,
    endedAt,
    currentTradeId: null,
    simulated: true,
  }
}

test('adds up the sessions that began today, running or ended', () => {
  const sessions = [
    session('1.5', midnight + 10, null),
    session('-0.25', midnight + 5, midnight + 8),
    session('99', midnight - 50, midnight - 1),
  ]
  expect(todaysNet(sessions, midnight)).toEqual({ label: 'Today', net: '1.25' })
})

test('falls back to what runs, and says so, when a session was carried over midnight', () => {
  const sessions = [
    session('3', midnight - 10, null),
    session('2', midnight + 5, midnight + 8),
    session('1', midnight - 20, midnight + 3),
  ]
  expect(todaysNet(sessions, midnight)).toEqual({ label: 'Running', net: '3' })
})

test('is zero without sessions', () => {
  expect(todaysNet([], midnight)).toEqual({ label: 'Today', net: '0' })
})
