import { expect, test } from 'vitest'
import type { Log } from '../../../../../contract/sessions/logs.ts'
import { latestEntries } from './latest-entries.ts'

function line(session: string, at: number, gate: string | null): Log {
  return {
    id: `${session}-${at}`,
    at,
    level: 'info',
    kind: 'decision',
    message: gate ?? 'Opens long',
    sessionId: session as Log['sessionId'],
    tradeId: null,
    positionId: null,
    data: gate === null ? { action: 'open' } : { action: 'refuse', gate },
  }
}

const told = (logs: Log[][], most = 8): string[] =>
  latestEntries(logs, most).map((entry) =>
    'log' in entry
      ? `${entry.log.id} ${entry.log.message}`
      : `${entry.run.logs[0]?.sessionId} ${entry.run.logs[0]?.message} ${entry.run.times}×`,
  )

test('a refusal every minute is one line, and hides neither a trade nor another session', () => {
  const busy = [9, 8, 7, 6, 5, 4, 3, 2].map((at) => line('a', at, 'max_positions'))
  const other = [line('b', 6, 'spacing'), line('b', 1, null)]
  expect(told([[...busy, line('a', 1, null)], other])).toEqual([
    'a max_positions 8×',
    'b-6 spacing',
    'a-1 Opens long',
    'b-1 Opens long',
  ])
})

test('gates that take turns are not listed again and again', () => {
  const turns = [9, 8, 7, 6].map((at) => line('a', at, at % 2 === 0 ? 'spacing' : 'max_positions'))
  expect(told([[...turns, line('a', 5, null)]])).toEqual(['a-9 max_positions', 'a-5 Opens long'])
})

test('no more lines than wanted', () => {
  const trades = [5, 4, 3, 2, 1].map((at) => line('a', at, null))
  expect(told([trades], 2)).toEqual(['a-5 Opens long', 'a-4 Opens long'])
})
