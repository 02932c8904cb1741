import type { Interval } from '../../contract/market/market.ts'
import { intervalMs } from '../../contract/market/market.ts'
import { randomNumbers } from '../random-numbers.ts'
import type { Bars } from '../types.ts'

/** A random walk with trends of about an hour and bursts of volatility. Ascending, no gaps. */
export function syntheticBars(seed: number, count: number, interval: Interval = '1m'): Bars {
  const random = randomNumbers(seed)
  const noise = () => random() + random() + random() + random() - 2
  const series = () => new Float64Array(count)
  const bars: Bars = {
    interval,
    t: series(),
    o: series(),
    h: series(),
    l: series(),
    c: series(),
    v: series(),
  }
  let price = 20_000 + random() * 60_000
  let drift = 0
  let volatility = 0.0006
  for (let i = 0; i < count; i++) {
    if (random() < 1 / 60) drift = noise() * 0.0001
    volatility += 0.05 * (0.0006 - volatility) + 0.0001 * Math.abs(noise())
    const open = price
    price *= 1 + drift + volatility * noise()
    bars.t[i] = 1_700_000_100_000 + i * intervalMs[interval]
    bars.o[i] = open
    bars.c[i] = price
    bars.h[i] = Math.max(open, price) * (1 + volatility * random() * 0.5)
    bars.l[i] = Math.min(open, price) * (1 - volatility * random() * 0.5)
    bars.v[i] = 10 * random()
  }
  return bars
}
