import { expect, test } from 'vitest'
import type { Log } from '../../../contract/sessions/logs.ts'
import { decisionMarks } from './decision-marks.ts'

function decision(id: string, at: number, data: Log['data'], message = 'No entry: why'): Log {
  return {
    id,
    at,
    level: 'info',
    kind: 'decision',
    message,
    sessionId: 's',
    tradeId: null,
    positionId: null,
    data,
  }
}

const weak = (score: string) => ({
  action: 'refuse',
  gate: 'signal_below_threshold',
  actual: score,
  required: '0.1',
})

test('one bar and side has one mark: the newest reason, and how often', () => {
  const logs = [
    decision('3', 50_000, { ...weak('+0.08'), cycles: 4 }, 'No entry: newest'),
    decision('2', 30_000, { ...weak('+0.07'), cycles: 2 }, 'No entry: older'),
    decision('1', 10_000, weak('−0.06')),
  ]
  const marks = decisionMarks(logs, '1m')
  expect(marks.map(({ id, side, count }) => [id, side, count])).toEqual([
    ['1', 'short', 1],
    ['3', 'long', 6],
  ])
  expect(marks[1]?.note).toBe('Refused long 6 times, last: newest')
})

test('the next bar has marks of its own, and a longer interval joins them', () => {
  const logs = [decision('1', 59_999, weak('+0.08')), decision('2', 60_000, weak('+0.08'))]
  expect(decisionMarks(logs, '1m')).toHaveLength(2)
  expect(decisionMarks(logs, '5m')).toHaveLength(1)
})

test('a signal that was taken stands on the bar of its candle', () => {
  const data = { action: 'open', side: 'short', signal: { at: 899_999, side: 'short' } }
  expect(decisionMarks([decision('1', 930_000, data, 'Opens short')], '15m')).toMatchObject([
    { kind: 'signal_taken', side: 'short', at: 899_999, note: 'Opens short' },
  ])
})

test('a refusal before anybody looked at the market has no side', () => {
  const data = { action: 'refuse', gate: 'max_positions', actual: '3', required: '< 3' }
  expect(decisionMarks([decision('1', 1, data)], '1m')).toMatchObject([{ side: null }])
})

test('a signal against what is open is refused on its own side', () => {
  const data = { action: 'refuse', gate: 'opposite_side', actual: 'short', required: 'long' }
  expect(decisionMarks([decision('1', 1, data)], '1m')).toMatchObject([{ side: 'short' }])
})

test('no signal, a trigger that is waited for and other lines are no refused signals', () => {
  const logs = [
    decision('1', 1, { action: 'refuse', gate: 'signal_flat' }),
    decision('2', 2, { action: 'refuse', gate: 'trigger:take_profit' }),
    decision('3', 3, { action: 'close' }),
    { ...decision('4', 4, weak('+0.08')), kind: 'fill' as const },
  ]
  expect(decisionMarks(logs, '1m')).toEqual([])
})

test('what has a reason is said in the words for it, without the refusal before them', () => {
  const because = { code: 'max_positions', values: { open: 3, limit: 3 } } as const
  const reason = { code: 'no_entry', values: { because } } as const
  const data = { action: 'refuse', gate: 'max_positions', actual: '3', required: '< 3' }
  const log = { ...decision('1', 1, data, 'Kein Einstieg: 3 von 3'), reason }
  expect(decisionMarks([log], '1m')[0]?.note).toBe('Refused: 3 of 3 positions are open')
})
