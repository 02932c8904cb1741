import { expect, test } from 'vitest'
import { kindWords } from './session-words.ts'

const hour = 3_600_000
const degen = {
  kind: 'advance',
  executionStrategy: 'Degen',
  strategyDuration: '7D',
} as const

test('names the preset with its horizon, or with the time that was set instead', () => {
  expect(kindWords({ ...degen, durationMs: 168 * hour })).toBe('Advance · Degen · 7D')
  expect(kindWords(degen)).toBe('Advance · Degen · 7D')
  expect(kindWords({ ...degen, durationMs: 8 * hour })).toBe('Advance · Degen · 8 h')
  expect(kindWords({ kind: 'quick', durationMs: null })).toBe('Quick')
  expect(kindWords({ kind: 'quick', durationMs: 12 * hour })).toBe('Quick · 12 h')
})
