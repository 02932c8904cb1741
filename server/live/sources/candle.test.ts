import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Candle } from '../../../contract/market/market.ts'
import { startCandle } from './candle.ts'
import { feedEveryMs } from './conflate.ts'

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }))
afterEach(() => void vi.useRealTimers())

function follow() {
  const heard: Candle[] = []
  let tell: (candle: Candle) => void = () => {}
  const exchange = {
    onCandle: (_symbol: string, _interval: string, listener: (candle: Candle) => void) => {
      tell = listener
      return () => {}
    },
  }
  const stream = { kind: 'candle', symbol: 'BTC', interval: '1m' } as const
  startCandle(stream, { exchange: exchange as never }, (candle) => heard.push(candle as Candle))
  return {
    heard,
    tell: (t: number, c: string) =>
      tell({ t, T: t + 59_999, o: '1', h: c, l: '1', c, v: '1', n: 1 }),
  }
}

test('a forming candle is told a few times a second, as it is then', () => {
  const { heard, tell } = follow()
  for (const c of ['1', '2', '3']) tell(60_000, c)
  vi.advanceTimersByTime(2 * feedEveryMs)
  expect(heard.map(({ c }) => c)).toEqual(['1', '3'])
})

test('the last state of a candle that closed meanwhile is told before the next one', () => {
  const { heard, tell } = follow()
  tell(60_000, '1')
  tell(60_000, '2')
  tell(120_000, '3')
  tell(120_000, '4')
  vi.advanceTimersByTime(2 * feedEveryMs)
  expect(heard.map(({ t, c }) => `${t} ${c}`)).toEqual(['60000 1', '60000 2', '120000 4'])
})
