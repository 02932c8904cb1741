import { describe, expect, it } from 'vitest'
import {
  type RefusedTicket,
  type ReplayCandle,
  refusedTimeMs,
  replayRefused,
} from './refused-trade.ts'

const minute = 60_000
/** Long 2 at 100 with the stop at 90, half of it to be taken at 110, half at 120. Fees of 1 ‰ in, 2 ‰ out. */
const long: RefusedTicket = {
  side: 'long',
  at: 0,
  entry: 100,
  waits: false,
  stop: 90,
  targets: [
    { price: 110, size: 1 },
    { price: 120, size: 1 },
  ],
  quantity: 2,
  leverage: 5,
  entryFee: 0.001,
  exitFee: 0.002,
}
const short: RefusedTicket = {
  ...long,
  side: 'short',
  stop: 110,
  targets: [
    { price: 90, size: 1 },
    { price: 80, size: 1 },
  ],
}

type Prices = [o: number, h: number, l: number, c: number]
const candles = (...rows: Prices[]): ReplayCandle[] =>
  rows.map(([o, h, l, c], index) => ({
    t: index * minute,
    T: (index + 1) * minute - 1,
    o,
    h,
    l,
    c,
  }))
const netOf = (ticket: RefusedTicket, ...rows: Prices[]) => {
  const result = replayRefused(ticket, candles(...rows))
  return result && [result.end, Number(result.net.toFixed(6))]
}

describe('a trade that was refused', () => {
  it('would have reached its targets one after the other', () => {
    // 10 + 20 − 0.2 − 0.22 − 0.24
    expect(netOf(long, [100, 110, 99, 109], [109, 120, 105, 118])).toEqual(['targets', 29.34])
    // 10 + 20 − 0.2 − 0.18 − 0.16
    expect(netOf(short, [100, 101, 90, 91], [91, 95, 80, 82])).toEqual(['targets', 29.46])
  })

  it('would have been stopped first in a candle that reaches both', () => {
    // −20 − 0.2 − 0.36
    expect(netOf(long, [100, 125, 90, 120])).toEqual(['stop', -20.56])
    expect(netOf(short, [100, 110, 70, 75])).toEqual(['stop', -20.64])
  })

  it('would have kept the first target and lost the rest', () => {
    // 10 − 10 − 0.2 − 0.22 − 0.18
    expect(netOf(long, [100, 112, 95, 110], [110, 111, 89, 90])).toEqual(['stop', -0.6])
  })

  it('would have been closed at the open where the market jumped over the stop', () => {
    // −40 − 0.2 − 0.32
    expect(netOf(long, [100, 105, 95, 100], [80, 85, 75, 80])).toEqual(['stop', -40.52])
  })

  it('would have waited for its entry, whose candle counts for the stop alone', () => {
    const waits = { ...long, waits: true }
    expect(netOf(waits, [105, 130, 100, 110])).toBeNull()
    expect(netOf(waits, [105, 130, 99, 110], [110, 111, 105, 110])).toBeNull()
    expect(netOf(waits, [105, 130, 89, 110])).toEqual(['stop', -20.56])
    expect(netOf(waits, [105, 130, 99, 110], [110, 121, 105, 110])).toEqual(['targets', 29.34])
  })

  it('would have lost its margin without a stop', () => {
    // 5x: 80
    expect(netOf({ ...long, stop: null }, [100, 101, 80, 90])).toEqual(['liquidation', -40.52])
  })

  it('knows nothing of what came before, nor of how it ends before that is known', () => {
    expect(netOf({ ...long, at: 1 }, [100, 101, 50, 90], [90, 100, 91, 95])).toBeNull()
  })

  it('counts as closed, or as never opened, when its time is over', () => {
    const late = candles([100, 105, 95, 103]).map((candle) => ({
      ...candle,
      T: refusedTimeMs,
    }))
    // 6 − 0.2 − 0.412
    expect(replayRefused(long, late)).toMatchObject({ end: 'time', net: expect.closeTo(5.388, 6) })
    const never = { ...long, waits: true, entry: 94 }
    expect(replayRefused(never, late)).toMatchObject({ end: 'unfilled', net: 0 })
  })
})
