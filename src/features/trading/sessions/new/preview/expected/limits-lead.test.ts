import { expect, test } from 'vitest'
import { timeWords } from './limits-lead.tsx'

const hour = 3_600_000

test.each([
  [168 * hour, 8 * hour, 'At most 7 d, usually over in 8 h.'],
  [168 * hour, 168 * hour, 'At most 7 d.'],
  [168 * hour, null, 'At most 7 d.'],
  [null, 8 * hour, 'No end time, usually over in 8 h.'],
  [null, null, 'No end time.'],
])('of a time of %s and a median of %s says %s', (durationMs, medianMs, words) => {
  expect(timeWords(durationMs, medianMs)).toBe(words)
})
