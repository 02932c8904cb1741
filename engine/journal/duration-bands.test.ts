import { expect, test } from 'vitest'
import { bandStarts, durationBands } from './duration-bands.ts'

const held = (minutes: number, net: number) => ({
  openedAt: 1_000,
  closedAt: 1_000 + minutes * 60_000,
  units: { gross: net, fees: 0, funding: 0, net },
})

test('each trade is in the band that begins at or before its time', () => {
  const bands = durationBands([held(0.5, 1), held(1, 2), held(4.99, -3), held(99_999, 4)])
  expect(bands.map(({ from }) => from)).toEqual([...bandStarts])
  expect(bands.filter(({ n }) => n > 0)).toEqual([
    { from: 0, n: 1, units: 1 },
    { from: 1, n: 2, units: -1 },
    { from: 10_080, n: 1, units: 4 },
  ])
})
