import { expect, test } from 'vitest'
import type { Log } from '../../../../../contract/sessions/logs.ts'
import { groupRefusals } from './log-groups.ts'

function line(at: number, gate: string | null, cycles?: number): Log {
  return {
    id: `log-${at}`,
    at,
    level: 'info',
    kind: gate === null ? 'fill' : 'decision',
    message: gate ?? 'Bought',
    sessionId: 's' as Log['sessionId'],
    tradeId: null,
    positionId: null,
    data: gate === null ? {} : { action: 'refuse', gate, cycles },
  }
}

const told = (logs: Log[]): string[] =>
  groupRefusals(logs).map((entry) =>
    'log' in entry
      ? entry.log.message
      : `${entry.run.logs[0]?.message} ${entry.run.times}× ${entry.run.from}–${entry.run.to}`,
  )

test('refusals of one gate after each other are one run, with how often and how long', () => {
  const logs = [line(5, 'max_positions', 30), line(4, 'max_positions', 28), line(3, null)]
  expect(told(logs)).toEqual(['max_positions 58× 4–5', 'Bought'])
})

test('a trade or another gate in between ends a run', () => {
  const logs = [line(5, 'a'), line(4, null), line(3, 'a'), line(2, 'b'), line(1, 'b')]
  expect(told(logs)).toEqual(['a', 'Bought', 'a', 'b 2× 1–2'])
})

test('a run keeps its name while it grows', () => {
  const idOf = (logs: Log[]) => groupRefusals(logs).map((entry) => 'run' in entry && entry.run.id)
  expect(idOf([line(2, 'a'), line(1, 'a')])).toEqual(
    idOf([line(3, 'a'), line(2, 'a'), line(1, 'a')]),
  )
})
