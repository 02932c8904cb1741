import { expect, test } from 'vitest'
import type { Signal } from '../../../contract/market/market.ts'
import {
  mergeSignals,
  scoreWords,
  signalMarkers,
  signalsOf,
  turningSignals,
} from './signal-marks.ts'

function signal(at: number, side: Signal['side'], score = 0.5): Signal {
  return {
    symbol: 'BTC',
    interval: '1m',
    at,
    side,
    score,
    regime: 'range',
    components: [],
    price: '100',
    reason: `reason ${at}`,
  }
}

test('marks a signal where the side turns, not where it wavers', () => {
  const signals = [
    signal(1, 'flat'),
    signal(2, 'long'),
    signal(3, 'long'),
    signal(4, 'flat'),
    signal(5, 'long'),
    signal(6, 'short'),
    signal(7, 'flat'),
    signal(8, 'short'),
    signal(9, 'long'),
  ]
  expect(turningSignals(signals).map(({ at }) => at)).toEqual([2, 6, 9])
})

test('a mark tells its side, how strongly, and why', () => {
  expect(signalMarkers([signal(5, 'short', -0.62)])).toEqual([
    { id: 'signal-5', at: 5, kind: 'signal', side: 'short', note: 'Short −0.62: reason 5' },
  ])
})

test('those of bars that are not there are left out', () => {
  const signals = [99, 159, 219, 279].map((at) => signal(at, 'long'))
  expect(signalsOf(signals, 100, 219).map(({ at }) => at)).toEqual([159, 219])
})

test('the same candle counts once, as it was last told', () => {
  const merged = mergeSignals([signal(3, 'flat'), signal(1, 'long')], [signal(3, 'short')])
  expect(merged.map(({ at, side }) => [at, side])).toEqual([
    [1, 'long'],
    [3, 'short'],
  ])
})

test('a score reads with its sign', () => {
  expect([0.424, -1, 0].map(scoreWords)).toEqual(['+0.42', '−1.00', '0.00'])
})
