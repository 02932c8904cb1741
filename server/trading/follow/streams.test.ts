import { setTimeout as sleep } from 'node:timers/promises'
import { ExchangeClient, HttpTransport } from '@nktkas/hyperliquid'
import * as z from 'zod'
import { privateKeyToAccount } from 'viem/accounts'
import { afterEach, expect, test, vi } from 'vitest'
import { add, multiply, toFixed } from '../../../contract/decimal.ts'
import { stopSession } from '../../sessions/stop.ts'
import {
  closedRow,
  create,
  ended,
  favourable,
  heldSize,
  openPosition,
  restingTriggers,
} from '../../testing/stories.ts'
import {
  type Trader,
  type World,
  type WorldOptions,
  startWorld,
} from '../../testing/worlds/world.ts'

let world: World | undefined
afterEach(async () => {
  await world?.stop()
  world = undefined
})

/** A twentieth of the time that the server takes by default, so that three seconds are a minute. */
const twentieth = {
  cycle: 100,
  account: 50,
  agreement: 6_000,
  authority: 30_000,
  toldFills: 180_000,
  toldProtection: 90_000,
  // So that nothing is noticed without streams in these tests.
  untold: 60_000,
  protection: 60_000,
}

async function holding(options: WorldOptions = {}) {
  world = await startWorld(options)
  world.runner.start()
  const trader = await world.newTrader()
  const session = await create(trader, { profitTarget: 60 })
  const position = await openPosition(trader, session)
  const input = { params: { sessionId: session.id }, body: { mode: 'no_new_entries' as const } }
  await stopSession({ ctx: trader.ctx, input })
  await followed(world, trader)
  return { at: world, trader, session, position }
}

/** Waits until everything that the stream reported is booked. */
function followed({ ctx }: World, { address }: Trader) {
  return vi.waitFor(() => {
    const { account, orders, areFillsTold } = ctx.exchange.told(address)
    expect([account === null, orders === null, areFillsTold]).toEqual([false, false, true])
  }, 20_000)
}

interface Sums {
  fills: number
  /** USDC. What trading did to the cash, before fees. */
  result: number
}

async function books({ ctx: { store } }: World, { ctx }: Trader): Promise<Sums> {
  const { id } = ctx.viewer
  const { realized } = await store.fills.sums(id)
  return { fills: (await store.fills.keysSince(id, 0)).size, result: Number(toFixed(realized, 4)) }
}

/** The sums of an account without open positions. */
async function truth(at: World, { address }: Trader): Promise<Sums> {
  const { fills } = await at.truth(address)
  const cash = fills.map(({ side, px, sz }) => multiply(px, side === 'A' ? sz : `-${sz}`))
  return { fills: fills.length, result: Number(toFixed(add('0', ...cash), 4)) }
}

const Report = z.object({
  minutes: z.array(z.object({ byType: z.record(z.string(), z.object({ weight: z.number() })) })),
})
const ofMarkets = ['meta', 'metaAndAssetCtxs', 'allMids', 'candleSnapshot', 'l2Book']

/** The weight that the exchange itself has counted. */
async function weightOf({ url }: World, wanted?: string): Promise<number> {
  const { minutes } = Report.parse(await (await fetch(`${url}/weight`)).json())
  const counts = minutes.flatMap(({ byType }) => Object.entries(byType))
  const own = counts.filter(([type]) =>
    wanted === undefined ? !ofMarkets.includes(type) : type === wanted,
  )
  return own.reduce((sum, [, { weight }]) => sum + weight, 0)
}

test('an open position costs at most 6 weight a minute in calm', async () => {
  const { at } = await holding({ timing: twentieth })
  await sleep(1_000)
  const before = await weightOf(at)
  await sleep(15_000)
  const spent = (await weightOf(at)) - before
  expect(spent).toBeLessThanOrEqual(5 * 6)
}, 120_000)

test('the ledger is read once, and again when a stream tells of money', async () => {
  const { at, trader } = await holding({ timing: twentieth, fundsTiming: { fresh: 0 } })
  const { id, address } = trader.ctx.viewer
  await vi.waitFor(() => expect(at.ctx.exchange.told(address).isMoneyTold).toBe(true), 20_000)
  await at.funds.refresh(id)
  const before = await weightOf(at, 'userNonFundingLedgerUpdates')
  for (let page = 0; page < 5; page++) await at.funds.refresh(id)
  expect(await weightOf(at, 'userNonFundingLedgerUpdates')).toBe(before)
  await at.faucet(address, '25')
  await vi.waitFor(async () => {
    await at.funds.refresh(id)
    const { deposit } = await at.ctx.store.ledgerEntries.sums(id)
    expect(Number(deposit)).toBe(10_025)
  }, 20_000)
})

const reads = ['userFillsByTime', 'userFunding', 'userNonFundingLedgerUpdates']

test('sockets that drop without anything being missed cost no question', async () => {
  const { at, trader } = await holding({ timing: twentieth })
  const { id, address } = trader.ctx.viewer
  await at.funds.refresh(id)
  await at.funds.refresh(id)
  const spent = async () => Promise.all(reads.map((type) => weightOf(at, type)))
  const before = await spent()
  for (let drop = 0; drop < 3; drop++) {
    await fail(at, { fault: 'W1', times: 0 })
    await vi.waitFor(() => expect(at.ctx.exchange.told(address).isMoneyTold).toBe(false), 20_000)
    await followed(at, trader)
    await vi.waitFor(() => expect(at.ctx.exchange.told(address).isMoneyTold).toBe(true), 20_000)
    await at.funds.refresh(id)
  }
  await at.runner.runUser(id)
  expect(await spent()).toEqual(before)
}, 120_000)

test('a close that a stream tells is booked without being read, and so are the books compared', async () => {
  const { at, trader, session, position } = await holding({ timing: twentieth })
  const { id } = trader.ctx.viewer
  await at.funds.refresh(id)
  const before = await Promise.all(reads.map((type) => weightOf(at, type)))
  await at.shock('BTC', favourable(position, session.plan.takeProfitPct + 0.3))
  await closedRow(trader, position)
  expect((await at.funds.reconcile(id)).difference).toBe('0')
  expect(await Promise.all(reads.map((type) => weightOf(at, type)))).toEqual(before)
}, 120_000)

test('a close that a stream tells twice is booked once, at once, to the cent', async () => {
  const { at, trader, session, position } = await holding({ timing: twentieth })
  await at.fail('W3', trader.address, 10)
  await at.shock('BTC', favourable(position, session.plan.takeProfitPct + 0.3))
  const row = await closedRow(trader, position)
  expect(row.closeReason).toBe('take_profit')
  await ended(trader, session)
  expect(await books(at, trader)).toEqual(await truth(at, trader))
})

test('a close that the stream of fills loses is seen by the account, and read', async () => {
  const { at, trader, session, position } = await holding({ timing: twentieth })
  await fail(at, { fault: 'W2', user: trader.address, action: 'userFills', times: 10 })
  await at.shock('BTC', favourable(position, session.plan.takeProfitPct + 0.3))
  await closedRow(trader, position)
  await ended(trader, session)
  expect(await books(at, trader)).toEqual(await truth(at, trader))
})

test('what happened while no socket was let in is read once one is', async () => {
  const { at, trader, session, position } = await holding({ timing: twentieth })
  await fail(at, { fault: 'W1', times: 2 })
  await at.shock('BTC', favourable(position, session.plan.takeProfitPct + 0.3))
  await closedRow(trader, position)
  await ended(trader, session)
  expect(await books(at, trader)).toEqual(await truth(at, trader))
})

test('streams that fall silent without a word are found out by a reading', async () => {
  const { at, trader, position } = await holding({ timing: { ...twentieth, agreement: 1_000 } })
  // From now on the stream loses everything about this account; then the position is closed by hand.
  await fail(at, { fault: 'W2', user: trader.address, times: 100_000 })
  await closeAtVenue(at, trader, position.size, position.side === 'short')
  await closedRow(trader, position)
  await vi.waitFor(async () => expect(await restingTriggers(at, trader)).toEqual([]), 20_000)
})

test('a guarded position is looked at more rarely in calm, and at once when a stream tells of it', async () => {
  const cycle = 2_000
  const { at, trader, session, position } = await holding({ timing: { ...twentieth, cycle } })
  const nextLook = async () => (await at.ctx.store.mandates.byId(session.id))?.nextLookAt ?? 0
  await vi.waitFor(async () => expect((await nextLook()) - Date.now()).toBeGreaterThan(2 * cycle), {
    timeout: 60_000,
    interval: 50,
  })
  const due = await nextLook()
  await closeAtVenue(at, trader, position.size, position.side === 'short')
  await closedRow(trader, position)
  await vi.waitFor(async () => expect(await nextLook()).not.toBe(due), 20_000)
}, 120_000)

test('a guard that is cancelled at the venue rests again soon', async () => {
  const { at, trader, position } = await holding({ timing: twentieth })
  const orders = await at.ctx.store.orders.ofPosition(position.id)
  const stop = orders.find(({ kind }) => kind === 'stop_loss')
  const client = await agentOf(at, trader)
  await client.cancelByCloid({ cancels: [{ asset: 0, cloid: stop?.cloid ?? '' }] })
  await vi.waitFor(async () => {
    expect(await restingTriggers(at, trader)).toEqual([position.size, position.size])
  }, 20_000)
})

test('a session lives and ends by sockets that drop and messages that come late, twice and out of order', async () => {
  const { at, trader, session, position } = await holding({
    realism: ['streams', 'latency'],
    timing: { untold: 1_000 },
  })
  for (let drop = 0; drop < 3; drop++) {
    await fail(at, { fault: 'W1', times: 0 })
    await fail(at, { fault: 'W4', user: trader.address, times: 3 })
    await at.shock('BTC', favourable(position, 0.1))
  }
  await at.shock('BTC', favourable(position, session.plan.takeProfitPct + 0.3))
  await closedRow(trader, position)
  await ended(trader, session)
  expect(await heldSize(at, trader)).toBe('0')
  expect(await books(at, trader)).toEqual(await truth(at, trader))
})

async function fail({ url }: World, fault: object): Promise<void> {
  const body = JSON.stringify(fault)
  const headers = { 'content-type': 'application/json' }
  const { ok } = await fetch(`${url}/fail`, { method: 'POST', headers, body })
  expect(ok).toBe(true)
}

async function agentOf({ url }: World, { ctx }: Trader): Promise<ExchangeClient> {
  const transport = new HttpTransport({ apiUrl: url, isTestnet: true })
  const wallet = privateKeyToAccount(await ctx.agents.privateKeyOf(ctx.viewer.id))
  return new ExchangeClient({ transport, wallet })
}

/** Closes directly at the exchange, not through this server. */
async function closeAtVenue(at: World, trader: Trader, size: string, isBuy: boolean) {
  const mark = at.ctx.exchange.mark('BTC')
  const price = Math.round(Number(mark?.mark) * (isBuy ? 1.05 : 0.95))
  const client = await agentOf(at, trader)
  await client.order({
    orders: [{ a: 0, b: isBuy, p: price, s: size, r: true, t: { limit: { tif: 'Ioc' } } }],
    grouping: 'na',
  })
}
