import { ExchangeClient, HttpTransport } from '@nktkas/hyperliquid'
import { afterEach, expect, test, vi } from 'vitest'
import { create, ended, heldSize, openPosition } from '../testing/stories.ts'
import { steadyMarket } from '../testing/worlds/steady-market.ts'
import { type Trader, type World, startWorld } from '../testing/worlds/world.ts'
import { preflightSession } from './start/preflight.ts'
import { stopSession } from './stop.ts'

let world: World | undefined
afterEach(async () => {
  vi.restoreAllMocks()
  await world?.stop()
  world = undefined
})

/** A world where BTC alone allows only isolated margin. `isToldSo`: whether the list of markets says so. */
async function isolatedWorld() {
  const market = steadyMarket(Date.now())
  const assets = market.assets.map((asset) =>
    asset.index === 0 ? { ...asset, onlyIsolated: true as const } : asset,
  )
  world = await startWorld({ market: { ...market, assets } })
  return { at: world, trader: await world.newTrader() }
}

function preflight({ ctx }: Trader) {
  const body = {
    budget: '300',
    profitTarget: 30,
    lossThreshold: 15,
    maxPositions: 2,
    assetIndex: 0,
  }
  return preflightSession({ ctx, input: { body } })
}

async function leverageOf(at: World, { address }: Trader) {
  const answer = await fetch(`${at.url}/info`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ type: 'clearinghouseState', user: address }),
  })
  const state: unknown = await answer.json()
  return JSON.stringify(state)
}

test('a market that takes isolated margin alone is traded with it, several positions too', async () => {
  const { at, trader } = await isolatedWorld()
  expect((await preflight(trader)).ok).toBe(true)
  at.runner.start()
  const session = await create(trader, { maxPositions: 2 })
  await openPosition(trader, session)
  expect(await leverageOf(at, trader)).toContain('"type":"isolated"')
  await expect
    .poll(async () => (await at.truth(trader.address)).fills.length, { timeout: 30_000 })
    .toBeGreaterThan(1)
  await stopSession({
    ctx: trader.ctx,
    input: { params: { sessionId: session.id }, body: { mode: 'close_all' } },
  })
  expect((await ended(trader, session)).endReason).toBe('manual')
  expect(await heldSize(at, trader)).toBe('0')
})

test('it is traded also when the list of markets does not say what it takes', async () => {
  const fetched = globalThis.fetch
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const answer = await fetched(input, init)
    const text = await answer.text()
    const silent = text.replaceAll('"onlyIsolated":true,"marginMode":"strictIsolated"', '"new":1')
    return new Response(silent, answer)
  })
  const { at, trader } = await isolatedWorld()
  const btc = (await trader.ctx.exchange.assets()).find(({ symbol }) => symbol === 'BTC')
  expect(btc).toBeDefined()
  expect(btc).not.toHaveProperty('onlyIsolated')
  at.runner.start()
  await openPosition(trader, await create(trader))
  expect(await leverageOf(at, trader)).toContain('"type":"isolated"')
})

test('an isolated position of one’s own in a market of cross margin is named before anything starts', async () => {
  world = await startWorld()
  const trader = await world.newTrader()
  const transport = new HttpTransport({ apiUrl: world.url, isTestnet: true })
  const client = new ExchangeClient({ transport, wallet: trader.wallet })
  await client.updateLeverage({ asset: 0, isCross: false, leverage: 5 })
  const price = Number(trader.ctx.exchange.mid('BTC')?.mid)
  await client.order({
    orders: [
      {
        a: 0,
        b: true,
        p: (price * 1.05).toFixed(0),
        s: '0.01',
        r: false,
        t: { limit: { tif: 'Ioc' } },
      },
    ],
    grouping: 'na',
  })
  const { ok, checks } = await preflight(trader)
  expect(ok).toBe(false)
  const own = checks.find(({ id }) => id === 'own_position')
  expect(own).toMatchObject({ status: 'failed', fix: 'close_position' })
  expect(own?.message).toMatch(/isolated margin/)
})
