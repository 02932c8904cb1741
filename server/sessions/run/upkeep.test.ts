import { ExchangeClient, HttpTransport } from '@nktkas/hyperliquid'
import { privateKeyToAccount } from 'viem/accounts'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Position } from '../../../contract/trading/positions.ts'
import { stopSession } from '../stop.ts'
import { triggerCron } from '../trigger-cron.ts'
import {
  closedRow,
  create,
  favourable,
  heldSize,
  openPosition,
  positionsNow,
  restingTriggers,
  sessionNow,
} from '../../testing/stories.ts'
import { type Trader, type World, startWorld } from '../../testing/worlds/world.ts'

let world: World
let accountReads = 0
beforeAll(async () => {
  // The loop is not started: sessions act when a test says so.
  world = await startWorld({
    timing: { account: 10_000, protection: 300 },
    exchange: (real) => ({
      ...real,
      account: (address) => {
        accountReads++
        return real.account(address)
      },
    }),
  })
})
afterAll(() => world.stop())

function cycle({ ctx }: Trader) {
  return ctx.runner.runUser(ctx.viewer.id)
}

async function openedOne(trader: Trader, more: Parameters<typeof create>[1] = {}) {
  const session = await create(trader, more)
  await cycle(trader)
  return { session, position: await openPosition(trader, session) }
}

/** Cancels directly at the exchange, not through this server. */
async function cancelAtVenue({ ctx }: Trader, { id }: Position, kind: string): Promise<void> {
  const orders = await ctx.store.orders.ofPosition(id)
  const order = orders.find((candidate) => candidate.kind === kind)
  const transport = new HttpTransport({ apiUrl: world.url, isTestnet: true })
  const wallet = privateKeyToAccount(await ctx.agents.privateKeyOf(ctx.viewer.id))
  await new ExchangeClient({ transport, wallet }).cancelByCloid({
    cancels: [{ asset: 0, cloid: order?.cloid ?? '' }],
  })
}

test('all sessions of an account share one read of it, until an order goes out', async () => {
  const trader = await world.newTrader('100000')
  for (const assetIndex of [0, 2, 4]) await openedOne(trader, { assetIndex })
  await cycle(trader)
  accountReads = 0
  expect(await cycle(trader)).toMatchObject({ evaluated: 3, skipped: 0 })
  expect(accountReads).toBeLessThanOrEqual(1)
  await openedOne(trader, { assetIndex: 1 })
  await cycle(trader)
  // At least one for the start and one after the entry.
  expect(accountReads).toBeGreaterThanOrEqual(2)
})

test('a stop that was cancelled at the venue is back after the next look at it', async () => {
  const trader = await world.newTrader()
  const { position } = await openedOne(trader)
  await cancelAtVenue(trader, position, 'stop_loss')
  expect(await restingTriggers(world, trader)).toEqual([position.size])
  await vi.waitFor(async () => {
    await cycle(trader)
    expect(await restingTriggers(world, trader)).toEqual([position.size, position.size])
  }, 30_000)
  const orders = await trader.ctx.store.orders.ofPosition(position.id)
  expect(orders.filter(({ kind }) => kind === 'stop_loss').map(({ status }) => status)).toEqual([
    'canceled',
    'resting',
  ])
})

test('a position that was kept when its session ended still takes its profit, which is booked', async () => {
  const trader = await world.newTrader()
  const { session, position } = await openedOne(trader)
  const params = { sessionId: session.id }
  await stopSession({ ctx: trader.ctx, input: { params, body: { mode: 'keep_positions' } } })
  const stopped = await sessionNow(trader, session)
  expect(stopped).toMatchObject({ status: 'ended', endReason: 'manual' })
  expect(await restingTriggers(world, trader)).toHaveLength(2)
  // Its market is free again, and the ended session opens nothing there.
  await cycle(trader)
  expect(await positionsNow(trader, session)).toHaveLength(1)
  await world.shock('BTC', favourable(position, session.plan.takeProfitPct + 0.2))
  await vi.waitFor(async () => {
    await cycle(trader)
    expect((await trader.ctx.store.sessions.byId(session.id))?.finalPnl).not.toBeNull()
  }, 30_000)
  expect(await closedRow(trader, position)).toMatchObject({ closeReason: 'take_profit' })
  const over = await sessionNow(trader, session)
  expect(over).toMatchObject({ status: 'ended', endReason: 'manual', endedAt: stopped.endedAt })
  expect(Number(over.pnl.net)).toBeGreaterThan(0)
  expect(await heldSize(world, trader)).toBe('0')
  expect(await restingTriggers(world, trader)).toEqual([])
})

test('a session that takes no new entries opens nothing, and ends with its last position', async () => {
  const trader = await world.newTrader()
  const { session, position } = await openedOne(trader, { maxPositions: 3, profitTarget: 90 })
  const params = { sessionId: session.id }
  await stopSession({ ctx: trader.ctx, input: { params, body: { mode: 'no_new_entries' } } })
  const { length } = await positionsNow(trader, session)
  await cycle(trader)
  await cycle(trader)
  expect(await positionsNow(trader, session)).toHaveLength(length)
  await world.shock('BTC', favourable(position, session.plan.takeProfitPct + 0.2))
  await vi.waitFor(async () => {
    await cycle(trader)
    expect((await sessionNow(trader, session)).status).toBe('ended')
  }, 30_000)
  expect(await sessionNow(trader, session)).toMatchObject({ endReason: 'manual' })
})

test('trigger-cron runs one cycle of the caller alone, and counts what it did', async () => {
  const [trader, other] = [await world.newTrader(), await world.newTrader()]
  await world.runner.settled((await create(trader)).id)
  await create(other)
  const summary = await triggerCron({ ctx: trader.ctx, input: {} })
  expect(summary).toMatchObject({ evaluated: 1, closed: 0, skipped: 0 })
  expect(summary.durationMs).toBeGreaterThanOrEqual(0)
  expect((await world.truth(trader.address)).fills).toHaveLength(1)
})
