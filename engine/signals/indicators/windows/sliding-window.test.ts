import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accumulate } from './fold.ts'
import { slidingWindow } from './sliding-window.ts'

test('combines exactly the last inputs, oldest first', () => {
  const size = fc.integer({ min: 1, max: 9 })
  fc.assert(
    fc.property(size, fc.array(fc.string({ minLength: 1, maxLength: 1 })), (size, inputs) => {
      const window = accumulate(slidingWindow<string>(size, (older, newer) => older + newer))
      const seen = inputs.map((input) => window.next(input))
      expect(seen).toEqual(
        inputs.map((_, i) => (i + 1 < size ? null : inputs.slice(i + 1 - size, i + 1).join(''))),
      )
    }),
  )
})

test('costs at most three combinations per input, whatever the size', () => {
  let combinations = 0
  const window = accumulate(
    slidingWindow<number>(500, (a, b) => {
      combinations++
      return Math.max(a, b)
    }),
  )
  for (let i = 0; i < 10_000; i++) window.next(i)
  // Each input is combined when it arrives, when the stack is turned over and when the window is read.
  expect(combinations).toBeLessThanOrEqual(3 * 10_000)
})
