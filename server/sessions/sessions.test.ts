import { priceText } from '../../contract/words/figures.ts'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { ExchangeClient, HttpTransport } from '@nktkas/hyperliquid'
import { privateKeyToAccount } from 'viem/accounts'
import { ServiceError } from '../../contract/errors.ts'
import { listSessionLogs, listTradeLogs } from './logs/list.ts'
import { closePosition } from '../trading/by-hand/close.ts'
import { closeTrade } from '../trading/by-hand/close-trade.ts'
import {
  closedRow,
  create,
  ended,
  heldSize,
  openPosition,
  positionsNow,
  restingTriggers,
  sessionNow,
} from '../testing/stories.ts'
import { type Trader, type World, startWorld } from '../testing/worlds/world.ts'
import { getCurrentTrade } from './current-trade.ts'
import { listActiveSessions, listSessions } from './list.ts'
import { listSessionTrades } from './list-trades.ts'
import { stopSession } from './stop.ts'

let world: World
beforeAll(async () => {
  world = await startWorld({ timing: { cycle: 1_000 } })
  world.runner.start()
})
afterAll(() => world.stop())

async function refusal(work: Promise<unknown>): Promise<ServiceError> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof ServiceError) return error
  throw new Error(`expected a refusal, got ${String(error)}`)
}

function stop(
  { ctx }: Trader,
  sessionId: string,
  mode: 'no_new_entries' | 'close_all' | 'keep_positions',
) {
  return stopSession({ ctx, input: { params: { sessionId }, body: { mode } } })
}

test('lets one of twenty sessions at once for the same market be made', async () => {
  const trader = await world.newTrader()
  const answers = await Promise.allSettled(Array.from({ length: 20 }, () => create(trader)))
  const refused = answers.filter((answer) => answer.status === 'rejected')
  expect(refused).toHaveLength(19)
  for (const { reason } of refused) {
    expect(reason).toMatchObject({
      code: 'DUPLICATE_ASSET',
      message: 'Duplicate asset index: you already have an active trading session for this asset',
    })
  }
})

test('does not let two sessions at once count on the same money', async () => {
  const trader = await world.newTrader('500')
  const answers = await Promise.allSettled(
    [0, 1, 2].map((assetIndex) => create(trader, { assetIndex, budget: '300' })),
  )
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const error = await refusal(create(trader, { assetIndex: 3, budget: '300' }))
  expect(error.code).toBe('INSUFFICIENT_BALANCE')
  expect(error.message).toMatch(/needs 300\.00 USDC, but only \d+\.\d\d is free/)
})

test('refuses a market that is not traded, naming those that are', async () => {
  const error = await refusal(create(await world.newTrader(), { assetIndex: 77 }))
  expect(error.code).toBe('VALIDATION_FAILED')
  expect(error.message).toContain('0 (BTC), 1 (ETH)')
})

test('refuses a plan that no leverage can carry out', async () => {
  const more = { budget: '10', maxPositions: 10, profitTarget: 1, lossThreshold: 1 }
  expect((await refusal(create(await world.newTrader(), more))).code).toBe('PLAN_INFEASIBLE')
})

test('refuses a trader whose agent is not approved, and one whose approval ran out', async () => {
  const trader = await world.newTrader()
  const row = await trader.ctx.store.agentKeys.currentOf(trader.ctx.viewer.id)
  await trader.ctx.store.agentKeys.revoke(row?.id ?? '', Date.now())
  expect((await refusal(create(trader))).code).toBe('AGENT_NOT_APPROVED')
  const late = await world.newTrader()
  await world.fail('F21', late.address)
  expect((await refusal(create(late))).code).toBe('AGENT_NOT_APPROVED')
})

test('refuses a trader who has not approved the builder fee', async () => {
  const { ctx, ...trader } = await world.newTrader()
  const builder = { ...ctx.config.builder, feeTenthsBp: 51 }
  const dearer = { ...trader, ctx: { ...ctx, config: { ...ctx.config, builder } } }
  expect((await refusal(create(dearer))).code).toBe('BUILDER_FEE_NOT_APPROVED')
})

test('stops entering and keeps what is open', async () => {
  const trader = await world.newTrader()
  const session = await create(trader, { maxPositions: 3 })
  await openPosition(trader, session)
  const stopped = await stop(trader, session.id, 'no_new_entries')
  expect(stopped).toMatchObject({ status: 'active', acceptsEntries: false })
  const held = await heldSize(world, trader)
  await trader.ctx.runner.runUser(trader.ctx.viewer.id)
  expect(await heldSize(world, trader)).toBe(held)
  expect(held).not.toBe('0')
})

test('ends a session that takes no new entries once nothing is open', async () => {
  const trader = await world.newTrader()
  const session = await create(trader)
  const { id } = await openPosition(trader, session)
  await stop(trader, session.id, 'no_new_entries')
  await closePosition({
    ctx: trader.ctx,
    input: { params: { positionId: id }, body: { fraction: 1 } },
  })
  expect(await ended(trader, session)).toMatchObject({ endReason: 'manual' })
})

test('refuses to close a part that is smaller than a lot, and closes nothing', async () => {
  const trader = await world.newTrader()
  const session = await create(trader)
  const { id, size } = await openPosition(trader, session)
  const input = { params: { positionId: id }, body: { fraction: 1e-9 } }
  const error = await refusal(closePosition({ ctx: trader.ctx, input }))
  expect(error).toMatchObject({ code: 'VALIDATION_FAILED', details: [{ path: 'fraction' }] })
  expect(await positionsNow(trader, session)).toMatchObject([{ id, size }])
})

test('stops by closing everything', async () => {
  const trader = await world.newTrader()
  const session = await create(trader)
  await openPosition(trader, session)
  expect((await stop(trader, session.id, 'close_all')).status).not.toBe('active')
  const over = await ended(trader, session)
  expect(over).toMatchObject({ endReason: 'manual', currentTradeId: null })
  expect(await heldSize(world, trader)).toBe('0')
  expect(await restingTriggers(world, trader)).toEqual([])
  expect((await refusal(stop(trader, session.id, 'close_all'))).code).toBe('SESSION_NOT_ACTIVE')
})

test('shows the positions of an ended session with their exits, and to nobody else', async () => {
  const trader = await world.newTrader()
  const session = await create(trader)
  const opened = await openPosition(trader, session)
  await stop(trader, session.id, 'close_all')
  await ended(trader, session)
  const input = { params: { sessionId: session.id } }
  const [trade] = await listSessionTrades({ ctx: trader.ctx, input })
  expect(trade).toMatchObject({ status: 'closed', sessionId: session.id })
  expect(trade?.positions.find(({ id }) => id === opened.id)).toMatchObject({
    status: 'closed',
    size: '0',
    enteredSize: opened.enteredSize,
    closeReason: 'session_end',
  })
  const stranger = await world.newTrader()
  expect((await refusal(listSessionTrades({ ctx: stranger.ctx, input }))).code).toBe('NOT_FOUND')
})

test('stops and keeps positions, which can still be closed and are booked when they are', async () => {
  const trader = await world.newTrader()
  const session = await create(trader)
  const position = await openPosition(trader, session)
  const stopped = await stop(trader, session.id, 'keep_positions')
  expect(stopped).toMatchObject({ status: 'ended', endReason: 'manual' })
  expect(await positionsNow(trader, session)).toMatchObject([{ id: position.id, status: 'open' }])
  expect(await restingTriggers(world, trader)).toEqual([position.size, position.size])
  const input = { params: { positionId: position.id }, body: { fraction: 1 } }
  expect((await closePosition({ ctx: trader.ctx, input })).result).toBe('closed')
  await vi.waitFor(async () => {
    const row = await trader.ctx.store.sessions.byId(session.id)
    expect(row?.finalPnl).not.toBeNull()
  }, 30_000)
  expect(await sessionNow(trader, session)).toMatchObject({ endedAt: stopped.endedAt })
})

test('closes a whole trade and says what became of each position', async () => {
  const trader = await world.newTrader()
  const session = await create(trader)
  const position = await openPosition(trader, session)
  const input = { params: { tradeId: position.tradeId } }
  const { results } = await closeTrade({ ctx: trader.ctx, input })
  expect(results).toEqual([{ positionId: position.id, symbol: 'BTC', result: 'closed' }])
  expect((await refusal(closeTrade({ ctx: trader.ctx, input }))).code).toBe('TRADE_NOT_OPEN')
})

test('books a position that was closed at the venue, and takes its guards away', async () => {
  const trader = await world.newTrader()
  const session = await create(trader)
  const position = await openPosition(trader, session)
  await stop(trader, session.id, 'no_new_entries')
  const { ctx } = trader
  const transport = new HttpTransport({ apiUrl: ctx.config.exchange.url, isTestnet: true })
  const wallet = privateKeyToAccount(await ctx.agents.privateKeyOf(ctx.viewer.id))
  const client = new ExchangeClient({ transport, wallet })
  const price = Number(position.markPrice) * (position.side === 'long' ? 0.97 : 1.03)
  const t = { limit: { tif: 'Ioc' } } as const
  const order = {
    a: 0,
    b: position.side === 'short',
    p: price.toFixed(0),
    s: position.size,
    r: true,
    t,
  }
  await client.order({ orders: [order], grouping: 'na' })
  expect(await closedRow(trader, position)).toMatchObject({ closeReason: 'manual' })
  await vi.waitFor(async () => expect(await restingTriggers(world, trader)).toEqual([]), 30_000)
})

test('explains the position in the log, and finds the line again', async () => {
  const trader = await world.newTrader()
  const session = await create(trader)
  const position = await openPosition(trader, session)
  const params = { sessionId: session.id }
  const { items } = await listSessionLogs({
    ctx: trader.ctx,
    input: { params, query: { limit: 10, kind: 'decision', q: 'OPENS LONG' } },
  })
  expect(items).toMatchObject([{ positionId: position.id, data: { action: 'open' } }])
  expect(items[0]?.message).toContain(priceText(position.takeProfitPrice ?? ''))
  expect(items[0]?.data['signal']).toMatchObject({ components: expect.any(Array) })
  const page = { params, query: { limit: 2 } }
  const first = await listSessionLogs({ ctx: trader.ctx, input: page })
  const cursor = first.nextCursor ?? ''
  const second = await listSessionLogs({
    ctx: trader.ctx,
    input: { params, query: { limit: 2, cursor } },
  })
  const ids = [...first.items, ...second.items].map(({ id }) => Number(id))
  expect(ids).toEqual(ids.toSorted((a, b) => b - a))
  expect(new Set(ids).size).toBe(ids.length)
})

test('says the same refusal once and counts', async () => {
  const trader = await world.newTrader()
  const session = await create(trader)
  await openPosition(trader, session)
  for (let cycle = 0; cycle < 5; cycle++) await trader.ctx.runner.runUser(trader.ctx.viewer.id)
  const logs = await trader.ctx.store.logs.list({ mandateId: session.id }, { limit: 200 })
  const refusals = logs.filter(({ data }) => data['gate'] === 'max_positions')
  expect(refusals).toHaveLength(1)
  expect(refusals[0]?.data['cycles']).toBeGreaterThanOrEqual(5)
})

test("does not know somebody else's sessions, trades, positions and logs", async () => {
  const [owner, stranger] = [await world.newTrader(), await world.newTrader()]
  const session = await create(owner)
  const position = await openPosition(owner, session)
  const { ctx } = stranger
  const params = { sessionId: session.id }
  const trade = { tradeId: position.tradeId }
  const attempts = [
    sessionNow(stranger, session),
    stop(stranger, session.id, 'close_all'),
    getCurrentTrade({ ctx, input: { query: params } }),
    listSessionLogs({ ctx, input: { params, query: { limit: 1 } } }),
    listTradeLogs({ ctx, input: { params: trade, query: { limit: 1 } } }),
    closeTrade({ ctx, input: { params: trade } }),
    closePosition({ ctx, input: { params: { positionId: position.id }, body: { fraction: 1 } } }),
  ]
  for (const attempt of attempts) expect((await refusal(attempt)).code).toBe('NOT_FOUND')
  expect(await listActiveSessions({ ctx, input: {} })).toEqual([])
  expect((await listSessions({ ctx, input: { query: { limit: 50 } } })).items).toEqual([])
  expect(await heldSize(world, owner)).toBe(position.size)
})

test('lists sessions newest first, page by page', async () => {
  const trader = await world.newTrader()
  for (const assetIndex of [0, 1, 2]) await create(trader, { assetIndex })
  const { ctx } = trader
  const first = await listSessions({ ctx, input: { query: { limit: 2 } } })
  const cursor = first.nextCursor ?? ''
  const rest = await listSessions({ ctx, input: { query: { limit: 2, cursor } } })
  expect([...first.items, ...rest.items].map(({ assetIndex }) => assetIndex)).toEqual([2, 1, 0])
  expect(rest.nextCursor).toBeNull()
  const broken = listSessions({ ctx, input: { query: { limit: 2, cursor: 'x' } } })
  expect((await refusal(broken)).code).toBe('VALIDATION_FAILED')
})
