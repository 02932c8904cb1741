import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { ServiceError } from '../../../contract/errors.ts'
import type { CreateAdvanceSession } from '../../../contract/sessions/session-starts.ts'
import { executionStrategies, strategyDurations } from '../../../contract/sessions/sessions.ts'
import { advancePreset, quickStrategy } from '../../../engine/sessions/presets.ts'
import type { Exchange } from '../../venue/port.ts'
import { create, openPosition } from '../../testing/stories.ts'
import { type Trader, type World, startWorld } from '../../testing/worlds/world.ts'
import { createAdvanceSession } from './start.ts'
import { listGates } from '../gates.ts'
import { preflightSession } from './preflight.ts'
import { stopSession } from '../stop.ts'

const dayMs = 86_400_000
const advance: CreateAdvanceSession = {
  amount: '300',
  executionStrategy: 'Aggressive',
  strategyDuration: '7D',
  assetIndex: 0,
  maxWalletBudget: false,
}

let world: World
beforeAll(async () => {
  world = await startWorld({ timing: { cycle: 1_000 } })
  world.runner.start()
})
afterAll(() => world.stop())

function start({ ctx }: Trader, more: Partial<CreateAdvanceSession> = {}) {
  return createAdvanceSession({ ctx, input: { body: { ...advance, ...more } } })
}

function preflight({ ctx }: Trader, more: Partial<CreateAdvanceSession> = {}) {
  return preflightSession({ ctx, input: { body: { ...advance, ...more } } })
}

/** The same trader, with some of the exchange's answers replaced. */
function hearing(trader: Trader, instead: Partial<Exchange>): Trader {
  const exchange = { ...trader.ctx.exchange, ...instead }
  return { ...trader, ctx: { ...trader.ctx, exchange } }
}

function gatesOf({ ctx }: Trader, sessionId: string) {
  return listGates({ ctx, input: { params: { sessionId } } })
}

async function refusal(work: Promise<unknown>): Promise<ServiceError> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof ServiceError) return error
  throw new Error(`expected a refusal, got ${String(error)}`)
}

test('starts an advance session with the numbers of its preset, and trades by its strategy', async () => {
  const trader = await world.newTrader()
  const session = await start(trader)
  const { terms, strategy, durationMs } = advancePreset('Aggressive', '7D')
  expect(session).toMatchObject({
    kind: 'advance',
    executionStrategy: 'Aggressive',
    strategyDuration: '7D',
    maxWalletBudget: false,
    budget: '300',
    profitTarget: terms.profitTarget,
    lossThreshold: terms.lossThreshold,
    maxPositions: terms.maxPositions,
    endsAt: session.startedAt + durationMs,
  })
  expect(durationMs).toBe(7 * dayMs)
  const row = await trader.ctx.store.sessions.byId(session.id)
  expect(row?.strategy).toEqual(strategy)
  const position = await openPosition(trader, session)
  const logs = await trader.ctx.store.logs.list({ mandateId: session.id }, { limit: 50 })
  const opened = logs.find(
    ({ positionId, kind }) => positionId === position.id && kind === 'decision',
  )
  expect(opened?.data).toMatchObject({ threshold: 0.25, symbol: 'BTC' })
  expect(strategy.intervals).toContain(Reflect.get(Object(opened?.data['signal']), 'interval'))
})

test('plans by how far the market usually moves in a day, and without where that cannot be read', async () => {
  const planned = async (dailyRange: () => Promise<number | undefined>) => {
    const { ctx } = await world.newTrader()
    const body = advance
    const signals = { ...ctx.signals, dailyRange }
    return (await createAdvanceSession({ ctx: { ...ctx, signals }, input: { body } })).plan
  }
  const usual = await planned(() => Promise.resolve(undefined))
  const away = new ServiceError('EXCHANGE_UNAVAILABLE', 'away')
  expect(await planned(() => Promise.reject(away))).toEqual(usual)
  expect(await planned(() => Promise.resolve(5))).toMatchObject({
    leverage: 1,
    stopLossPct: 8,
    takeProfitPct: 16,
    budgetPerPosition: '225',
  })
})

test('a quick session keeps the quick strategy', async () => {
  const trader = await world.newTrader()
  const session = await create(trader)
  expect(session).toMatchObject({ kind: 'quick', endsAt: null })
  expect(session).not.toHaveProperty('executionStrategy')
  const row = await trader.ctx.store.sessions.byId(session.id)
  expect(row?.strategy).toEqual(quickStrategy)
})

test('offers every preset a plan from 10 USDC on', async () => {
  const trader = await world.newTrader('2000')
  for (const executionStrategy of executionStrategies) {
    for (const strategyDuration of strategyDurations) {
      const choice = { executionStrategy, strategyDuration, amount: '10' }
      const { checks } = await preflight(trader, choice)
      expect(checks.filter(({ status }) => status === 'failed')).toEqual([])
    }
  }
})

test('uses all that is free, once, however many ask at once', async () => {
  const trader = await world.newTrader('1000')
  await create(trader, { assetIndex: 0, budget: '250' })
  const answers = await Promise.allSettled(
    [1, 2, 3, 4].map((assetIndex) => start(trader, { assetIndex, maxWalletBudget: true })),
  )
  const made = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []))
  expect(made).toHaveLength(1)
  // The first session may have paid a fee by now, and its unused budget is reserved.
  expect(Number(made[0]?.budget)).toBeGreaterThan(740)
  expect(Number(made[0]?.budget)).toBeLessThanOrEqual(750)
  const reasons = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []))
  expect(reasons.map(({ code }) => code)).toEqual(Array(3).fill('INSUFFICIENT_BALANCE'))
})

test('refuses to use all that is free when that is less than the amount', async () => {
  const trader = await world.newTrader('200')
  const error = await refusal(start(trader, { maxWalletBudget: true }))
  expect(error).toMatchObject({ code: 'INSUFFICIENT_BALANCE' })
})

test('does not count margin twice that opened or closed while the account was read', async () => {
  const trader = await world.newTrader('1000')
  const session = await create(trader, { budget: '600' })
  const { ctx } = trader
  const before = await ctx.exchange.account(ctx.viewer.address)
  const late = hearing(trader, {
    account: async () => {
      await openPosition(trader, session)
      return before
    },
  })
  const error = await refusal(start(late, { assetIndex: 1, amount: '500' }))
  expect(error.code).toBe('INSUFFICIENT_BALANCE')
})

test('refuses a second session on a market with the documented words', async () => {
  const trader = await world.newTrader()
  await create(trader)
  expect(await refusal(start(trader))).toMatchObject({
    code: 'DUPLICATE_ASSET',
    message: 'Duplicate asset index: you already have an active trading session for this asset',
  })
})

test('lists everything that stands in the way at once, each with what would mend it', async () => {
  const trader = await world.newTrader('100')
  await create(trader, { budget: '60' })
  await world.fail('F21', trader.address)
  // A check that passed a moment ago is not asked again at once.
  const { ok, checks } = await vi.waitFor(async () => {
    const answer = await preflight(trader)
    expect(answer.checks.find(({ id }) => id === 'agent')?.status).toBe('failed')
    return answer
  }, 30_000)
  expect(ok).toBe(false)
  expect(checks).toMatchObject([
    { id: 'connection', status: 'ok' },
    { id: 'agent', status: 'failed', required: 'approved', fix: 'approve_agent' },
    { id: 'builder_fee', status: 'ok', required: '0.01%' },
    { id: 'balance', status: 'failed', required: '300.00 USDC', fix: 'lower_budget' },
    { id: 'market_free', status: 'failed', fix: 'other_market' },
    { id: 'own_position', status: 'ok' },
    { id: 'minimum_order', status: 'ok' },
    { id: 'leverage_window', status: 'ok' },
  ])
  const error = await refusal(start(trader))
  const first = checks.find(({ status, id }) => status === 'failed' && id === 'market_free')
  expect(error.message).toBe(first?.message)
})

test('says which bound a plan breaks', async () => {
  const { ctx } = await world.newTrader()
  const body = { budget: '10', profitTarget: 1, lossThreshold: 1, maxPositions: 10, assetIndex: 0 }
  const { ok, checks } = await preflightSession({ ctx, input: { body } })
  expect(ok).toBe(false)
  expect(checks.slice(-2)).toMatchObject([
    { id: 'minimum_order', status: 'failed', required: '12.5', fix: 'change_plan' },
    { id: 'leverage_window', status: 'skipped' },
  ])
})

test('warns when the agent will not outlive the session', async () => {
  const { checks } = await preflight(await world.newTrader(), { strategyDuration: '365D' })
  expect(checks.find(({ id }) => id === 'agent')).toMatchObject({
    status: 'warning',
    fix: 'approve_agent',
  })
})

test('an exchange that is away is a finding, and the rest is not looked at', async () => {
  const trader = await world.newTrader()
  const away = () => Promise.reject(new ServiceError('EXCHANGE_TIMEOUT', 'no answer'))
  const alone = hearing(trader, { account: away, agents: away, builderFee: away })
  const { ok, checks } = await preflight(alone)
  expect(ok).toBe(false)
  expect(checks.map(({ id, status }) => [id, status])).toEqual([
    ['connection', 'failed'],
    ['agent', 'skipped'],
    ['builder_fee', 'skipped'],
    ['balance', 'skipped'],
    ['market_free', 'skipped'],
    ['own_position', 'skipped'],
    ['minimum_order', 'skipped'],
    ['leverage_window', 'skipped'],
  ])
  expect((await refusal(start(alone))).code).toBe('EXCHANGE_TIMEOUT')
})

test('names the gate that keeps a session from its next entry', async () => {
  const trader = await world.newTrader()
  const session = await create(trader)
  await openPosition(trader, session)
  const { blockedBy, gates, at } = await gatesOf(trader, session.id)
  expect(blockedBy).toBe('max_positions')
  expect(at).toBeLessThanOrEqual(Date.now())
  expect(gates.map(({ gate, status }) => `${gate} ${status}`)).toEqual([
    'agent pass',
    'builder_fee pass',
    'session_stopped pass',
    'session_expired pass',
    'stale_price pass',
    'max_positions block',
    'position_opening not_reached',
    'entry_spacing not_reached',
    'cooldown not_reached',
    'signal_flat not_reached',
    'signal_below_threshold not_reached',
    'signal_used not_reached',
    'opposite_side not_reached',
    'entry_let_go not_reached',
    'funding_due not_reached',
    'not_worth_its_cost not_reached',
    'insufficient_margin not_reached',
    'below_minimum_notional not_reached',
    'own_position not_reached',
    'backing_off not_reached',
  ])
  await trader.ctx.runner.runUser(trader.ctx.viewer.id)
  const logs = await trader.ctx.store.logs.list({ mandateId: session.id }, { limit: 50 })
  const refused = logs.find(({ data }) => data['gate'] === 'max_positions')
  expect(refused?.data).toMatchObject({
    symbol: 'BTC',
    threshold: 0.1,
    distance: 0,
    actual: '1 open',
    required: 'fewer than 1',
    signal: { interval: expect.any(String), at: expect.any(Number), score: expect.any(Number) },
  })
})

test('shows gates to the owner alone, and none of a session that is over', async () => {
  const trader = await world.newTrader()
  const { id } = await create(trader)
  const stranger = await world.newTrader()
  expect((await refusal(gatesOf(stranger, id))).code).toBe('NOT_FOUND')
  await stopSession({
    ctx: trader.ctx,
    input: { params: { sessionId: id }, body: { mode: 'close_all' } },
  })
  expect((await refusal(gatesOf(trader, id))).code).toBe('SESSION_NOT_ACTIVE')
})
