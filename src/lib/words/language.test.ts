import { expect, test } from 'vitest'
import { textOf } from './language.ts'

test('numbers below zero have the minus sign of all others, and nothing else changes', () => {
  const message = 'net -16.90 USDC (-16.9%), from 2026-11-29 on, request ab-12, BTC-5, 3-4 bars'
  expect(textOf({ message })).toBe(
    'net −16.90 USDC (−16.9%), from 2026-11-29 on, request ab-12, BTC-5, 3-4 bars',
  )
})
