import { expect, test } from 'vitest'
import { toBars } from '../../../../engine/signals/bars.ts'
import { barsWithin, fingerprintOf } from './repeat.ts'

const hour = 3_600_000
const candles = [0, 1, 2].map((i) => ({
  t: i * hour,
  T: (i + 1) * hour - 1,
  o: `${100 + i}`,
  h: `${102 + i}`,
  l: `${99 + i}`,
  c: `${101 + i}`,
  v: '5',
  n: 1,
}))
const bars = toBars(candles, '1h')

test('takes the candles that close by the end of the run', () => {
  expect([...barsWithin(bars, 2 * hour).t]).toEqual([0, hour])
  expect([...barsWithin(bars, 3 * hour).t]).toEqual([0, hour, 2 * hour])
})

test('tells the same candles by the fingerprint that the server tells', async () => {
  const own = await fingerprintOf([{ symbol: 'BTC', bars }])
  expect(own).toBe(serverFingerprint)
  const other = { ...bars, c: Float64Array.from(bars.c, (value) => value + 0.5) }
  expect(await fingerprintOf([{ symbol: 'BTC', bars: other }])).not.toBe(own)
  expect(await fingerprintOf([{ symbol: 'BTC', bars: barsWithin(bars, 2 * hour) }])).not.toBe(own)
})

/** Of these three candles, as the server writes them. */
const serverFingerprint = 'b65d179fa782a12ab58dfdf6df93ddf68119edbe0e4868cc4da4dd079e4cac13'
