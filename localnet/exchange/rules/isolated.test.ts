import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMarket } from '../../market/market.ts'
import { type RunningExchange, startExchange } from '../exchange.ts'
import { control, newTrader, price, readJson, refusal } from '../testing/world.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'alura-isolated-'))
const avax = 5
let exchange: RunningExchange
beforeAll(async () => {
  const market = createMarket({ seed: 'test' })
  const assets = market.assets.map((asset) =>
    asset.index === avax ? { ...asset, onlyIsolated: true as const } : asset,
  )
  exchange = await startExchange({ port: 0, dataDir, market: { ...market, assets } })
})
afterAll(async () => {
  await exchange.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

type Trader = Awaited<ReturnType<typeof newTrader>>

async function stateOf({ info, user }: Trader) {
  const state = await info.clearinghouseState({ user })
  return { ...state, held: state.assetPositions[0]?.position }
}

type Held = Awaited<ReturnType<typeof stateOf>>['held']

function rawUsd(held: Held): number {
  if (held?.leverage.type !== 'isolated') throw new Error('not isolated')
  return Number(held.leverage.rawUsd)
}

async function longOf(trader: Trader, coin: string, asset: number, usdc: number) {
  const mid = await trader.mid(coin)
  await trader.market(asset, coin, true, (usdc / mid).toFixed(2))
  return stateOf(trader)
}

test('an isolated position has its margin in a pocket, and the arithmetic of the documents', async () => {
  const trader = await newTrader(exchange.url, '1000')
  await trader.trade.updateLeverage({ asset: 2, isCross: false, leverage: 5 })
  const { held, ...state } = await longOf(trader, 'SOL', 2, 1_000)
  expect(held?.leverage).toMatchObject({ type: 'isolated', value: 5 })
  const value = Number(held?.positionValue)
  expect(Number(held?.marginUsed)).toBeCloseTo(value + rawUsd(held), 4)
  expect(Number(held?.marginUsed)).toBeGreaterThan(195)
  expect(Number(state.marginSummary.accountValue)).toBeGreaterThan(998)
  expect(Number(state.crossMarginSummary.accountValue)).toBeLessThan(802)
  expect(Number(state.crossMarginSummary.totalMarginUsed)).toBe(0)
  expect(Number(state.withdrawable)).toBeCloseTo(Number(state.crossMarginSummary.accountValue), 4)
  expect(Number(held?.liquidationPx) / Number(held?.entryPx)).toBeGreaterThan(0.8)
  const part = (Number(held?.szi) / 2).toFixed(2)
  await trader.market(2, 'SOL', false, part, true)
  const half = await stateOf(trader)
  expect(Number(half.held?.marginUsed)).toBeCloseTo(Number(held?.marginUsed) / 2, 0)
})

test('margin can be added and taken out, but not below what the leverage asks', async () => {
  const trader = await newTrader(exchange.url, '1000')
  await trader.trade.updateLeverage({ asset: 2, isCross: false, leverage: 10 })
  const before = await longOf(trader, 'SOL', 2, 1_000)
  await trader.trade.updateIsolatedMargin({ asset: 2, isBuy: true, ntli: 100_000_000 })
  const after = await stateOf(trader)
  // Without what the position won or lost between the two questions.
  expect(rawUsd(after.held) - rawUsd(before.held)).toBeCloseTo(100, 4)
  expect(Number(after.held?.liquidationPx)).toBeLessThan(Number(before.held?.liquidationPx))
  await trader.trade.updateIsolatedMargin({ asset: 2, isBuy: true, ntli: -50_000_000 })
  const tooMuch = { asset: 2, isBuy: true, ntli: -90_000_000 }
  expect(await refusal(trader.trade.updateIsolatedMargin(tooMuch))).toMatch(/remove/)
  const toSwitch = { asset: 2, isCross: true, leverage: 10 }
  expect(await refusal(trader.trade.updateLeverage(toSwitch))).toMatch(/switch leverage type/)
})

test('a strictly isolated market takes no cross margin, and no margin out', async () => {
  const trader = await newTrader(exchange.url, '1000')
  const [meta] = await trader.info.metaAndAssetCtxs()
  expect(meta.universe[avax]).toMatchObject({ onlyIsolated: true, marginMode: 'strictIsolated' })
  const cross = { asset: avax, isCross: true, leverage: 3 }
  expect(await refusal(trader.trade.updateLeverage(cross))).toMatch(
    /Cross margin is not allowed for this asset/,
  )
  await trader.trade.updateLeverage({ ...cross, isCross: false })
  const { held } = await longOf(trader, 'AVAX', avax, 600)
  expect(held?.leverage).toMatchObject({ type: 'isolated', value: 3 })
  expect(
    await refusal(
      trader.trade.updateIsolatedMargin({ asset: avax, isBuy: true, ntli: -1_000_000 }),
    ),
  ).toMatch(/strictly isolated/)
  await trader.trade.topUpIsolatedOnlyMargin({ asset: avax, leverage: '2' })
  const more = await stateOf(trader)
  expect(Number(more.held?.marginUsed)).toBeCloseTo(Number(more.held?.positionValue) / 2, 2)
})

test('it is liquidated alone, loses its pocket and nothing else', async () => {
  const trader = await newTrader(exchange.url, '1000')
  await trader.trade.updateLeverage({ asset: avax, isCross: false, leverage: 5 })
  const { held, ...before } = await longOf(trader, 'AVAX', avax, 1_000)
  const mid = await trader.mid('BTC')
  await trader.market(0, 'BTC', true, (1_000 / mid).toFixed(4))
  const shocked = Number(held?.liquidationPx) / Number(held?.entryPx) - 1
  await control(exchange.url, '/shock', { coin: 'AVAX', percent: shocked * 100 - 15 })
  expect(await trader.size('AVAX')).toBe('0.0')
  expect(Number(await trader.size('BTC'))).toBeGreaterThan(0)
  const fills = await trader.info.userFills({ user: trader.user })
  expect(fills.map(({ dir }) => dir)).toContain('Liquidated Isolated Long')
  const after = await stateOf(trader)
  const lost =
    Number(before.crossMarginSummary.accountValue) - Number(after.crossMarginSummary.accountValue)
  expect(lost).toBeLessThan(5)
  const ledger = await trader.info.userNonFundingLedgerUpdates({ user: trader.user, startTime: 0 })
  expect(ledger.map(({ delta }) => delta)).toContainEqual(
    expect.objectContaining({ type: 'liquidation', leverageType: 'Isolated' }),
  )
  const books = await readJson<{ difference: string }>(await control(exchange.url, '/books'))
  expect(Number(books.difference)).toBe(0)
})

test('an order that the common money cannot carry is refused, whatever is in pockets', async () => {
  const trader = await newTrader(exchange.url, '300')
  await trader.trade.updateLeverage({ asset: 2, isCross: false, leverage: 1 })
  await longOf(trader, 'SOL', 2, 250)
  const mid = await trader.mid('BTC')
  const order = {
    a: 0,
    b: true,
    p: price(mid * 1.05),
    s: (2_000 / mid).toFixed(4),
    r: false,
    t: { limit: { tif: 'Ioc' as const } },
  }
  expect(await refusal(trader.trade.order({ orders: [order], grouping: 'na' }))).toMatch(
    /Insufficient margin/,
  )
})
