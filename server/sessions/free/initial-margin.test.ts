import { ExchangeClient, HttpTransport } from '@nktkas/hyperliquid'
import { afterEach, expect, test, vi } from 'vitest'
import { create, heldSize } from '../../testing/stories.ts'
import { type Trader, type World, startWorld } from '../../testing/worlds/world.ts'
import { preflightSession } from '../start/preflight.ts'

let world: World | undefined
afterEach(async () => {
  await world?.stop()
  world = undefined
})

/** An ETH order by hand: it rests far from the market, or fills at once. */
async function orderEth(
  { ctx, wallet }: Trader,
  url: string,
  usdc: number,
  leverage: number,
  rests: boolean,
) {
  const transport = new HttpTransport({ apiUrl: url, isTestnet: true })
  const client = new ExchangeClient({ transport, wallet })
  await client.updateLeverage({ asset: 1, isCross: true, leverage })
  const mid = Number(ctx.exchange.mid('ETH')?.mid)
  const p = Number((mid * (rests ? 0.9 : 1.04)).toPrecision(4))
  const t = { limit: { tif: rests ? ('Gtc' as const) : ('Ioc' as const) } }
  const order = { a: 1, b: true, p: String(p), s: (usdc / mid).toFixed(3), r: false, t }
  await client.order({ orders: [order], grouping: 'na' })
}

async function balanceCheck({ ctx }: Trader, budget: string) {
  const body = { budget, profitTarget: 30, lossThreshold: 15, maxPositions: 1, assetIndex: 0 }
  const { checks } = await preflightSession({ ctx, input: { body } })
  return checks.find(({ id }) => id === 'balance')
}

test('a position of high leverage leaves free what the exchange leaves free, though less can be withdrawn', async () => {
  world = await startWorld()
  const trader = await world.newTrader('1000')
  await orderEth(trader, world.url, 9_000, 25, false)
  const { withdrawable, available } = await trader.ctx.exchange.account(trader.address)
  expect(Number(withdrawable)).toBeLessThan(110)
  expect(Number(available)).toBeGreaterThan(600)
  expect(await balanceCheck(trader, '500')).toMatchObject({ status: 'ok' })
})

test('what orders by hand hold is not free: told before the start, and before each entry', async () => {
  world = await startWorld()
  const trader = await world.newTrader('1000')
  const session = await create(trader)
  await orderEth(trader, world.url, 4_500, 5, true)
  // The start's answer is cached, and preflight shows it for a few seconds.
  await vi.waitFor(async () => {
    expect(await balanceCheck(trader, '300')).toMatchObject({ status: 'failed' })
  }, 60_000)
  world.runner.start()
  await vi.waitFor(async () => {
    const logs = await trader.ctx.store.logs.list({ mandateId: session.id }, { limit: 50 })
    const refusals = logs.map(({ data }) => (data as { gate?: string } | null)?.gate)
    expect(refusals).toContain('insufficient_margin')
  }, 30_000)
  expect(await heldSize(world, trader)).toBe('0')
  expect(
    (await world.truth(trader.address)).orders.filter(({ order }) => order.coin === 'BTC'),
  ).toEqual([])
})
