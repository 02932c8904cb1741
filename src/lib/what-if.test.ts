import { expect, test } from 'vitest'
import type { Position } from '../../contract/trading/positions.ts'
import type { Session } from '../../contract/sessions/sessions.ts'
import { samplePosition } from '../testing/sample-position.ts'
import { sampleSession } from '../testing/sample-session.ts'
import { whatIf } from './what-if.ts'

function owned(position: Partial<Position>, session: Partial<Session> = {}) {
  return {
    position: samplePosition(position),
    session: sampleSession({ budget: '1000', ...session }),
    budgetShare: '125',
  }
}

const marks = new Map([['BTC', '50000']])

test('a move that reaches nothing changes a long by size times move', () => {
  expect(whatIf([owned({})], marks, 1)).toEqual({ change: '5', exits: [], ends: [] })
  expect(
    whatIf([owned({ side: 'short', stopLossPrice: null, takeProfitPrice: null })], marks, 1),
  ).toEqual({ change: '-5', exits: [], ends: [] })
})

test('a stop on the way bounds the loss', () => {
  const { change, exits } = whatIf([owned({})], marks, -5)
  expect(change).toBe('-10')
  expect(exits.map(({ exit }) => exit)).toEqual(['stop_loss'])
})

test('liquidation counts when it is nearer than the stop', () => {
  const { change, exits } = whatIf([owned({ liquidationPrice: '49500' })], marks, -5)
  expect(change).toBe('-5')
  expect(exits.map(({ exit }) => exit)).toEqual(['liquidation'])
})

test('a take-profit on the way bounds the gain, also of a short', () => {
  const short = owned({ side: 'short', takeProfitPrice: '48000', stopLossPrice: '51000' })
  expect(whatIf([short], marks, -10)).toMatchObject({ change: '20' })
})

test('the session stops at its loss threshold, and loses no more than that', () => {
  const naked = owned({ stopLossPrice: null, takeProfitPrice: null }, { budget: '100' })
  const { change, ends } = whatIf([naked], marks, -3)
  expect(change).toBe('-5')
  expect(ends.map(({ reason }) => reason)).toEqual(['loss_threshold'])
})

test('a session that is over has no threshold: what was kept goes on', () => {
  const kept = owned({ stopLossPrice: null }, { budget: '100', status: 'ended' })
  expect(whatIf([kept], marks, -3)).toMatchObject({ change: '-15', ends: [] })
})

test('positions of several sessions add up, each bounded by its own', () => {
  const other = owned({ id: 'p2', sessionId: 'z' }, { id: 'z', lossThreshold: 0.5 })
  expect(whatIf([owned({}), other], marks, -1.5)).toMatchObject({ change: '-12.5' })
})
