import { afterAll, beforeAll, expect, test } from 'vitest'
import { newTrader, refusal, startWorld } from '../testing/world.ts'
import type { World } from '../testing/world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

const avax = 5
const million = 1_000_000
/** USD from which AVAX has a leverage of 5 instead of 10. */
const secondTier = 20 * million

test('a large position has a lower leverage, more maintenance margin and a nearer liquidation', async () => {
  const trader = await newTrader(world.exchange.url, String(6 * million))
  const lever = (leverage: number) =>
    trader.trade.updateLeverage({ asset: avax, isCross: true, leverage })
  const buy = async (usd: number) => {
    const size = (usd / (await trader.mid('AVAX'))).toFixed(2)
    return trader.market(avax, 'AVAX', true, size)
  }
  await lever(10)
  for (let part = 0; part < 6; part++) await buy(3 * million)
  expect(await refusal(buy(3 * million))).toMatch(
    /exceed margin tier limit at current leverage asset=5/,
  )
  await lever(5)
  await buy(3 * million)
  expect(await refusal(lever(10))).toBe('Invalid leverage value')

  const state = await trader.info.clearinghouseState({ user: trader.user })
  const held = state.assetPositions[0]?.position
  const notional = Number(held?.positionValue)
  expect(notional).toBeGreaterThan(secondTier)
  // A tenth, less what the first twenty millions are asked less: a twentieth of them.
  const maintenance = (usd: number) =>
    usd < secondTier ? usd / 20 : usd / 10 - secondTier * (1 / 10 - 1 / 20)
  expect(Number(state.crossMaintenanceMarginUsed)).toBeCloseTo(maintenance(notional), 0)
  const [size, at] = [Number(held?.szi), Number(held?.liquidationPx)]
  const left = Number(state.crossMarginSummary.accountValue) + size * at - notional
  expect(Math.abs(left - maintenance(size * at)) / notional).toBeLessThan(0.0001)

  const { universe, marginTables } = await trader.info.meta()
  const table = marginTables.find(([id]) => id === universe[avax]?.marginTableId)
  expect(table?.[1].marginTiers).toEqual([
    { lowerBound: '0.0', maxLeverage: 10 },
    { lowerBound: '20000000.0', maxLeverage: 5 },
  ])
})
