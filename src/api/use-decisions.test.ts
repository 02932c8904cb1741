import { expect, test } from 'vitest'
import { stretches } from './use-decisions.ts'

test('a span is cut at fixed times, so that its stretches stay the same while it grows', () => {
  const before = stretches({ sessionId: 's', from: 130, to: 250 }, 100)
  const after = stretches({ sessionId: 's', from: 130, to: 310 }, 100)
  expect(before).toEqual([
    { sessionId: 's', from: 100, to: 199 },
    { sessionId: 's', from: 200, to: 299 },
  ])
  expect(after.slice(0, 2)).toEqual(before)
  expect(after).toHaveLength(3)
})

test('a span that ends before it begins has none', () => {
  expect(stretches({ sessionId: 's', from: 250, to: 130 }, 100)).toEqual([])
})
