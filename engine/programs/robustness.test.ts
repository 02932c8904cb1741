import { expect, test } from 'vitest'
import { reorderTrades } from './robustness.ts'

const terms = { balance: 1_000, orders: 1_000, seed: 1 }
const even = Array.from({ length: 100 }, (_, i) => (i % 2 === 0 ? 1 : -1))

test('one trade can only repeat itself', () => {
  expect(reorderTrades({ ...terms, nets: [10] })).toEqual({
    net: { p5: 10, p50: 10, p95: 10 },
    maxDrawdownPct: { p5: 0, p50: 0, p95: 0 },
    lossShare: 0,
  })
})

test('a fair coin spreads as statistics say: ± 1.64 deviations of √100', () => {
  const { net, lossShare } = reorderTrades({ ...terms, nets: even })
  expect(Math.abs(net.p50)).toBeLessThanOrEqual(2)
  expect(Math.abs(net.p5 + 16.4)).toBeLessThanOrEqual(3)
  expect(Math.abs(net.p95 - 16.4)).toBeLessThanOrEqual(3)
  expect(lossShare).toBeGreaterThan(0.38)
  expect(lossShare).toBeLessThan(0.54)
})

test('the same seed draws the same orders, another one others', () => {
  const [first, again] = [0, 1].map(() => reorderTrades({ ...terms, nets: even }))
  expect(again).toEqual(first)
  const nets = even.map((net, i) => net + i / 1_000)
  const [one, two] = [1, 2].map((seed) => reorderTrades({ ...terms, nets, seed }))
  expect(two).not.toEqual(one)
})

test('falls are of the highest before, and what loses everything ends there', () => {
  const { net, maxDrawdownPct, lossShare } = reorderTrades({ ...terms, nets: [-600, -600, -600] })
  expect(net).toEqual({ p5: -1_000, p50: -1_000, p95: -1_000 })
  expect(maxDrawdownPct).toEqual({ p5: -100, p50: -100, p95: -100 })
  expect(lossShare).toBe(1)
  const halves = reorderTrades({ ...terms, nets: [-100], orders: 5 })
  expect(halves.maxDrawdownPct.p50).toBeCloseTo(-10, 12)
})

test('without trades there is nothing to tell', () => {
  expect(reorderTrades({ ...terms, nets: [] })).toMatchObject({ net: { p50: 0 }, lossShare: 0 })
})
