import { appendFileSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { SubscriptionClient, WebSocketTransport } from '@nktkas/hyperliquid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { multiply, negate, round, toNumber } from '../../../contract/decimal.ts'
import { createMarket } from '../../market/market.ts'
import { balanced, imbalanceOf, unexplainedValue } from '../testing/reconcile.ts'
import { newTrader, readJson, startWorld, until } from '../testing/world.ts'
import type { Trader, World } from '../testing/world.ts'

const hour = 3_600_000
const always = { startTime: 0, endTime: Number.MAX_SAFE_INTEGER }
let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

async function rowsOf(trader: Trader) {
  return world.info.userFunding({ user: trader.user, ...always })
}

async function cumFunding(trader: Trader) {
  const { assetPositions } = await world.info.clearinghouseState({ user: trader.user })
  return assetPositions[0]?.position.cumFunding
}

/** Simulates that the exchange was down for the last `hours`. */
async function sleepFor(hours: number) {
  await world.exchange.stop()
  const [journal = ''] = readdirSync(world.dataDir)
  const path = join(world.dataDir, journal)
  const counters = latestCounters(readFileSync(path, 'utf8'))
  const fundedUntil = Number(counters['fundedUntil']) - hours * hour
  const line = { at: Date.now(), put: [['counters', '', { ...counters, fundedUntil }]] }
  appendFileSync(path, `${JSON.stringify(line)}\n`)
  await world.restart()
}

function latestCounters(journal: string): Record<string, unknown> {
  const puts = journal
    .trim()
    .split('\n')
    .flatMap((line) => (JSON.parse(line) as { put: [string, string, object][] }).put)
  return { ...puts.findLast(([table]) => table === 'counters')?.[2] }
}

test('a position pays size times price times the rate that was shown, and the maker gets it', async () => {
  const long = await newTrader(world.exchange.url)
  const short = await newTrader(world.exchange.url)
  await long.market(1, 'ETH', true, '2')
  await short.market(1, 'ETH', false, '2')
  const [, contexts] = await world.info.metaAndAssetCtxs()
  await world.control('/funding', { hours: 1 })

  const [paid] = await rowsOf(long)
  const [got] = await rowsOf(short)
  expect(paid?.delta).toMatchObject({ type: 'funding', coin: 'ETH', szi: '2.0', nSamples: null })
  expect(paid?.delta.fundingRate).toBe(contexts[1]?.funding)
  expect(paid?.time).toBe(Math.floor(Date.now() / hour) * hour + hour)
  const mid = await long.mid('ETH')
  expect(Number(paid?.delta.usdc)).toBeCloseTo(-2 * mid * Number(paid?.delta.fundingRate), 2)
  expect(negate(got?.delta.usdc ?? '')).toBe(round(paid?.delta.usdc ?? '', 6))
  expect(await cumFunding(long)).toEqual({
    allTime: negate(paid?.delta.usdc ?? ''),
    sinceOpen: negate(paid?.delta.usdc ?? ''),
    sinceChange: negate(paid?.delta.usdc ?? ''),
  })
  for (const { user } of [long, short]) {
    expect(await unexplainedValue(world.info, user)).toBe('0')
  }
  expect(await imbalanceOf(world.exchange.url)).toEqual(balanced)
})

test('hours it was down for are charged at their own prices and rates, once', async () => {
  const trader = await newTrader(world.exchange.url)
  await trader.market(2, 'SOL', false, '30')
  const before = (await rowsOf(trader)).length
  const last = Math.floor(Date.now() / hour) * hour
  await sleepFor(4)
  const rows = (await rowsOf(trader)).slice(before)
  // Other tests of this file have charged hours in advance, so that the hours start where the clock was set back to.
  const market = createMarket({ seed: 'test' })
  for (const { time, delta } of rows.filter(({ time }) => time <= last)) {
    const rate = market.fundingRate(2, time - 1).toFixed(10)
    expect(Number(delta.fundingRate)).toBe(Number(rate))
    const exact = multiply('30', String(market.price(2, time)), delta.fundingRate)
    expect(toNumber(delta.usdc)).toBeCloseTo(toNumber(exact), 5)
  }
  expect(rows.length).toBeGreaterThanOrEqual(3)
  await world.restart()
  expect((await rowsOf(trader)).slice(before)).toEqual(rows)
  expect(new Set(rows.map(({ time }) => time)).size).toBe(rows.length)
  expect(await unexplainedValue(world.info, trader.user)).toBe('0')
  expect(await imbalanceOf(world.exchange.url)).toEqual(balanced)
})

test('what was paid is counted since the opening, since the last change, and for ever', async () => {
  const trader = await newTrader(world.exchange.url)
  await trader.market(0, 'BTC', true, '0.1')
  await world.control('/funding', {})
  const first = await cumFunding(trader)
  expect(first?.sinceOpen).not.toBe('0.0')
  await trader.market(0, 'BTC', false, '0.05')
  expect(await cumFunding(trader)).toEqual({ ...first, sinceChange: '0.0' })
  await trader.market(0, 'BTC', false, '0.1')
  const turned = { allTime: first?.allTime, sinceOpen: '0.0', sinceChange: '0.0' }
  expect(await cumFunding(trader)).toEqual(turned)
})

test('a flat account pays nothing', async () => {
  const trader = await newTrader(world.exchange.url)
  await trader.market(1, 'ETH', true, '1')
  await trader.market(1, 'ETH', false, '1', true)
  await world.control('/funding', {})
  expect(await rowsOf(trader)).toEqual([])
})

test('funding that takes the last margin liquidates', async () => {
  const trader = await newTrader(world.exchange.url, '1000')
  await trader.trade.updateLeverage({ asset: 1, isCross: true, leverage: 20 })
  const isLong = await longsPay()
  const size = (18_000 / (await trader.mid('ETH'))).toFixed(2)
  await trader.market(1, 'ETH', isLong, size)
  for (let month = 0; month < 12 && (await trader.size('ETH')) !== '0.0'; month += 1) {
    await world.control('/funding', { hours: 720 })
  }
  expect(await trader.size('ETH')).toBe('0.0')
  const [fill] = await world.info.userFills({ user: trader.user })
  expect(fill?.dir).toContain('Liquidated')
  expect(await imbalanceOf(world.exchange.url)).toEqual(balanced)
})

/** Whether longs pay over the coming hours in total. */
async function longsPay(): Promise<boolean> {
  const market = createMarket({ seed: 'test' })
  let sum = 0
  for (let step = 0; step < 720; step += 1) sum += market.fundingRate(1, Date.now() + step * hour)
  return sum > 0
}

test('rates of the past and of the next hour', async () => {
  const now = Date.now()
  const start = Math.floor(now / hour) * hour - 5 * hour
  const rows = await world.info.fundingHistory({ coin: 'ETH', startTime: start })
  expect(rows.map(({ time }) => time - start)).toEqual([0, 1, 2, 3, 4, 5].map((n) => n * hour))
  const market = createMarket({ seed: 'test' })
  for (const row of rows) {
    expect(Number(row.fundingRate)).toBe(market.fundingRate(1, row.time - 1))
  }
  const wide = await world.info.fundingHistory({ coin: 'ETH', startTime: now - 1_000 * hour })
  expect(wide).toHaveLength(500)
  const [[coin, venues] = []] = await world.info.predictedFundings()
  const venue = venues?.[0]
  const [, contexts] = await world.info.metaAndAssetCtxs()
  expect([coin, venue?.[0]]).toEqual(['BTC', 'HlPerp'])
  expect(venue?.[1]?.fundingRate).toBe(contexts[0]?.funding)
  expect(venue?.[1]?.nextFundingTime).toBe(start + 6 * hour)
})

test('an account hears of its funding as it happens', async () => {
  const trader = await newTrader(world.exchange.url)
  await trader.market(1, 'ETH', true, '1')
  await world.control('/funding', {})
  const transport = new WebSocketTransport({ isTestnet: true, url: world.exchange.wsUrl })
  const streams = new SubscriptionClient({ transport })
  const heard: [boolean, number][] = []
  const events: string[] = []
  await streams.userFundings({ user: trader.user }, ({ fundings, isSnapshot }) =>
    heard.push([isSnapshot === true, fundings.length]),
  )
  await streams.userEvents({ user: trader.user }, (event) => events.push(...Object.keys(event)))
  await world.control('/funding', { hours: 2 })
  await until(async () => heard.length === 2 && events.length === 2, 'the rows')
  expect(heard).toEqual([
    [true, 1],
    [false, 2],
  ])
  expect(events).toEqual(['funding', 'funding'])
  transport.close()
})

test('bad hours are refused, and the truth has the rows', async () => {
  const trader = await newTrader(world.exchange.url)
  await trader.market(1, 'ETH', true, '1')
  expect((await world.control('/funding', { hours: 0 })).status).toBe(400)
  await world.control('/funding', {})
  const { funding } = await readJson<{ funding: object[] }>(
    await world.control(`/truth?user=${trader.user}`),
  )
  expect(funding).toHaveLength(1)
})
