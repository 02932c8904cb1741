import { afterEach, expect, test, vi } from 'vitest'
import { absolute } from '../../../contract/decimal.ts'
import { closePosition } from '../../trading/by-hand/close.ts'
import { stopSession } from '../stop.ts'
import {
  closedRow,
  create,
  ended,
  favourable,
  heldSize,
  openPosition,
  positionsNow,
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

async function trading(options?: WorldOptions) {
  world = await startWorld(options)
  world.runner.start()
  return { at: world, trader: await world.newTrader() }
}

/** Keeps the session from opening again what a test closes. */
async function stopEntering({ ctx }: Trader, sessionId: string): Promise<void> {
  await stopSession({ ctx, input: { params: { sessionId }, body: { mode: 'no_new_entries' } } })
}

test('opens a position that is the one on the exchange, guarded there', async () => {
  const { at, trader } = await trading()
  const position = await openPosition(trader, await create(trader))
  const size = await heldSize(at, trader)
  expect(absolute(size)).toBe(position.size)
  expect(size.startsWith('-')).toBe(position.side === 'short')
  expect(await restingTriggers(at, trader)).toEqual([position.size, position.size])
})

test('books a take-profit that the exchange filled, and leaves no stop behind', async () => {
  const { at, trader } = await trading()
  const session = await create(trader, { maxPositions: 2, profitTarget: 60 })
  const position = await openPosition(trader, session)
  await stopEntering(trader, session.id)
  await at.shock('BTC', favourable(position, session.plan.takeProfitPct + 0.3))
  const row = await closedRow(trader, position)
  expect(row.closeReason).toBe('take_profit')
  await vi.waitFor(async () => expect(await restingTriggers(at, trader)).toEqual([]), 30_000)
})

test('ends the session flat when a price shock reaches the profit target', async () => {
  const { at, trader } = await trading()
  const session = await create(trader)
  const position = await openPosition(trader, session)
  const shockedAt = Date.now()
  await at.shock('BTC', favourable(position, session.plan.takeProfitPct + 1))
  const over = await ended(trader, session)
  expect(Date.now() - shockedAt).toBeLessThan(4_000)
  expect(over.endReason).toBe('profit_target')
  expect(Number(over.pnl.net)).toBeGreaterThanOrEqual(90)
  expect(await heldSize(at, trader)).toBe('0')
  expect(await restingTriggers(at, trader)).toEqual([])
})

test('ends the session flat when a price shock reaches the loss threshold, even beyond the stop', async () => {
  const { at, trader } = await trading()
  const session = await create(trader)
  const position = await openPosition(trader, session)
  await at.shock('BTC', favourable(position, -15))
  const over = await ended(trader, session)
  expect(over.endReason).toBe('loss_threshold')
  expect(Number(over.pnl.net)).toBeLessThan(-45)
  expect(await heldSize(at, trader)).toBe('0')
  expect(await restingTriggers(at, trader)).toEqual([])
})

test('closes once when fifty closes by hand race the cycles', async () => {
  const { at, trader } = await trading()
  const session = await create(trader)
  const position = await openPosition(trader, session)
  await stopEntering(trader, session.id)
  const input = { params: { positionId: position.id }, body: { fraction: 1 } }
  const answers = await Promise.allSettled(
    Array.from({ length: 50 }, async (_, index) => {
      if (index % 10 === 0) await at.runner.runUser(trader.ctx.viewer.id)
      return closePosition({ ctx: trader.ctx, input })
    }),
  )
  const closed = answers.filter((answer) => answer.status === 'fulfilled')
  expect(closed.map(({ value }) => value.result)).toEqual(['closed'])
  const { fills } = await at.truth(trader.address)
  expect(fills.map(({ dir }) => dir).toSorted()).toEqual(['Close Long', 'Open Long'])
  expect(await heldSize(at, trader)).toBe('0')
  expect(await restingTriggers(at, trader)).toEqual([])
})

test('closes a fraction, shrinks the guards to the rest, then closes the rest', async () => {
  const { at, trader } = await trading()
  const session = await create(trader)
  const position = await openPosition(trader, session)
  await stopEntering(trader, session.id)
  const params = { positionId: position.id }
  const half = await closePosition({ ctx: trader.ctx, input: { params, body: { fraction: 0.5 } } })
  expect(half.result).toBe('partial')
  expect(absolute(await heldSize(at, trader))).toBe(half.position.size)
  await vi.waitFor(async () => {
    expect(await restingTriggers(at, trader)).toEqual([half.position.size, half.position.size])
  }, 30_000)
  const rest = await closePosition({ ctx: trader.ctx, input: { params, body: { fraction: 1 } } })
  expect(rest).toMatchObject({ result: 'closed', position: { status: 'closed', size: '0' } })
  expect(rest.position.closeReason).toBe('manual')
})

test('closes one of two positions of a market and leaves the other guarded, by its own size', async () => {
  const { at, trader } = await trading()
  const session = await create(trader, { maxPositions: 2, budget: '333' })
  const [first, second] = await vi.waitFor(async () => {
    const open = (await positionsNow(trader, session)).filter(
      (one) => one.protection === 'on_exchange',
    )
    expect(open).toHaveLength(2)
    return open
  }, 30_000)
  await stopEntering(trader, session.id)
  const input = { params: { positionId: first?.id ?? '' }, body: { fraction: 1 } }
  expect((await closePosition({ ctx: trader.ctx, input })).result).toBe('closed')
  expect(absolute(await heldSize(at, trader))).toBe(second?.size)
  expect(await restingTriggers(at, trader)).toEqual([second?.size, second?.size])
})

test('guards what was filled when an entry fills only in part', async () => {
  const { at, trader } = await trading()
  await at.fail('F6', trader.address)
  const position = await openPosition(trader, await create(trader))
  expect(absolute(await heldSize(at, trader))).toBe(position.size)
  expect(await restingTriggers(at, trader)).toEqual([position.size, position.size])
})
