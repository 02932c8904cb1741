import { expect, test } from 'vitest'
import { plainWords, waitWords } from './plain-reasons.ts'

const reading = {
  code: 'signal_reading',
  values: { spread: -0.8, rsi: 30, histogram: -0.2, adx: 28, direction: -0.4, band: -0.5 },
} as const
const opening = {
  side: 'short',
  interval: '1h',
  score: -0.31,
  threshold: 0.1,
  regime: 'trend_down',
  because: reading,
} as const

test('says why something was sold or bought without an indicator', () => {
  expect(plainWords({ code: 'opens', values: opening })).toBe(
    'Sold: falling for some hours, sellers stronger (signal 3 of 10)',
  )
  const rising = { ...reading, values: { ...reading.values, spread: 1.2, direction: 0.3 } }
  const bought = { ...opening, side: 'long', interval: '4h', score: 0.92, because: rising } as const
  expect(plainWords({ code: 'opens', values: bought })).toBe(
    'Bought: rising for more than a day, buyers stronger (signal 9 of 10)',
  )
  const calm = { ...reading, values: { ...reading.values, spread: 0.01 } }
  expect(plainWords({ code: 'opens', values: { ...opening, because: calm, score: -0.01 } })).toBe(
    'Sold: going nowhere for some hours, sellers stronger (signal 1 of 10)',
  )
})

test('says so of the order that follows from it', () => {
  const order = {
    size: '1.65',
    symbol: 'SOL',
    markPrice: '88.268',
    notional: '145.64',
    leverage: 3,
    takeProfitPrice: '92.3',
    stopLossPrice: '86.3',
  }
  const because = { code: 'opens', values: opening } as const
  expect(plainWords({ code: 'entry_ordered', values: { ...order, because } })).toBe(
    plainWords(because),
  )
  const stopped = {
    code: 'closes_at_stop',
    values: { side: 'long', markPrice: '86.2', triggerPrice: '86.3' },
  } as const
  const closing = { because: stopped, size: '1', symbol: 'SOL', markPrice: null }
  expect(plainWords({ code: 'close_ordered', values: closing })).toBe('Closed at its stop, at 86.2')
})

test('a program’s own words, and reasons that are plain, stay as they are', () => {
  const program = { program: 'Mine', version: 1, action: 'sell', reason: 'because' } as const
  const because = { code: 'program_said', values: program } as const
  expect(plainWords({ code: 'opens', values: { ...opening, because } })).toBeNull()
  expect(plainWords({ code: 'ends_by_time', values: {} })).toBeNull()
  expect(plainWords(undefined)).toBeNull()
})

test('says what is waited for, with how far it is', () => {
  const weak = {
    intervals: ['1h' as const],
    strongest: '1h' as const,
    score: 0.06,
    threshold: 0.35,
  }
  expect(
    waitWords({ gate: 'signal_below_threshold', reason: { code: 'signal_weak', values: weak } }),
  ).toBe('Waits for a stronger signal: 1 of 10 now, it needs 4')
  expect(waitWords({ gate: 'cooldown', reason: undefined })).toBe('Pauses after a loss')
  expect(waitWords({ gate: 'of_another_version', reason: undefined })).toBeNull()
})
