import { expect, test } from 'vitest'
import { durationBands } from './duration-bands.ts'

const held = (duration_minutes: number, net_pnl: string) =>
  ({ id: 'a', duration_minutes, net_pnl, symbol: 'BTC_USDT', side: 'buy' }) as const

test('each trade is in the band that begins at or before its time', () => {
  const bands = durationBands([held(0.5, '1'), held(1, '2'), held(4.99, '-3'), held(99_999, '4')])
  expect(bands.filter(({ trades }) => trades > 0)).toEqual([
    { from: 0, to: 1, trades: 1, net: 1 },
    { from: 1, to: 5, trades: 2, net: -1 },
    { from: 10_080, to: null, trades: 1, net: 4 },
  ])
})
