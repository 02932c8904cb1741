// A person's own limits also keep sessions from opening more: at the start, in preflight, in gates and log.
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type RiskLimits, defaultRiskLimits } from '../../../engine/risk/limits.ts'
import { create } from '../../testing/stories.ts'
import { type Trader, type World, startWorld } from '../../testing/worlds/world.ts'
import { preflightSession } from './preflight.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

const wide: RiskLimits = { ...defaultRiskLimits, maxLeverage: 50, maxOpenPositions: 50 }

async function set({ ctx }: Trader, more: Partial<RiskLimits>): Promise<void> {
  const limits = { ...wide, ...more }
  const userId = ctx.viewer.id
  await ctx.store.riskConfigs.put({ userId, limits, pending: null, pendingAt: null, updatedAt: 1 })
}

/** Pretends that the day began with more equity than there is now. */
async function loseToday({ ctx }: Trader, equity: string): Promise<void> {
  const now = ctx.clock()
  const day = now - (now % 86_400_000)
  await ctx.store.equityDays.begin({ userId: ctx.viewer.id, day, equity, at: now })
}

const body = { budget: '300', profitTarget: 30, lossThreshold: 15, maxPositions: 1, assetIndex: 0 }
const preflight = async ({ ctx }: Trader) => {
  const { ok, checks } = await preflightSession({ ctx, input: { body } })
  return { ok, limits: checks.find(({ id }) => id === 'risk_limits'), checks }
}

test('leverage beyond the limit is lowered, and preflight and log say so', async () => {
  const trader = await world.newTrader()
  const { ctx } = trader
  expect((await preflight(trader)).limits).toBeUndefined()
  await set(trader, {})
  const free = await preflight(trader)
  expect(free.limits).toMatchObject({ status: 'ok', reason: { code: 'limits_clear' } })
  const wished = Number(
    free.checks.find(({ id }) => id === 'leverage_window')?.actual?.replace('x', ''),
  )
  expect(wished).toBeGreaterThan(2)

  await set(trader, { maxLeverage: 2 })
  const { ok, limits, checks } = await preflight(trader)
  expect([ok, limits]).toMatchObject([true, { status: 'warning', required: '≤ 2x' }])
  expect(checks.find(({ id }) => id === 'leverage_window')).toMatchObject({ actual: '2x' })
  // `wake` does nothing, so that no look writes to the log.
  const runner = { ...ctx.runner, wake: () => undefined }
  const session = await create({ ...trader, ctx: { ...ctx, runner } })
  expect(session.plan.leverage).toBe(2)
  const logs = await ctx.store.logs.list({ mandateId: session.id }, { limit: 50 })
  expect(logs.map(({ data }) => data['to'])).toContain(2)
})

test('where the limit leaves no plan, the refusal names it', async () => {
  const trader = await world.newTrader()
  await set(trader, { maxLeverage: 1 })
  await expect(create(trader, { budget: '10', profitTarget: 400 })).rejects.toMatchObject({
    code: 'PLAN_INFEASIBLE',
    message: expect.stringContaining('your own limit of 1x'),
  })
})

test('a limit of positions below what the session may hold is told before it starts', async () => {
  const trader = await world.newTrader()
  await set(trader, { maxOpenPositions: 1 })
  const { ok, checks } = await preflightSession({
    ctx: trader.ctx,
    input: { body: { ...body, maxPositions: 3 } },
  })
  expect([ok, checks.find(({ id }) => id === 'risk_limits')]).toMatchObject([
    true,
    { status: 'warning', message: expect.stringMatching(/may hold 3 positions.*only 1 can open/) },
  ])
})

test('a session that runs opens with the lowered leverage; gates and log say so', async () => {
  const trader = await world.newTrader('1000')
  const { ctx } = trader
  const runner = { ...ctx.runner, wake: () => undefined }
  const session = await create({ ...trader, ctx: { ...ctx, runner } })
  const { leverage } = session.plan
  expect(leverage).toBeGreaterThan(2)
  await set(trader, { maxLeverage: 2 })
  const before = await ctx.sessionRuns.gates(session.id)
  expect(before).toMatchObject({
    gates: expect.arrayContaining([
      expect.objectContaining({ gate: 'risk_limits', required: '≤ 2x', actual: `${leverage}x` }),
    ]),
  })
  await vi.waitFor(async () => {
    await world.runner.runUser(ctx.viewer.id)
    const logs = await ctx.store.logs.list({ mandateId: session.id }, { limit: 50 })
    expect(logs.map(({ data }) => data['to'])).toContain(2)
    expect(logs.find(({ data }) => data['action'] === 'open')?.data['leverage']).toBe(2)
  }, 30_000)
})

test('a day that has lost its limit starts no session', async () => {
  const trader = await world.newTrader('1000')
  await set(trader, { dailyMaxDrawdownPercent: 5 })
  await loseToday(trader, '1100')
  await expect(create(trader)).rejects.toMatchObject({ code: 'DAILY_DRAWDOWN_EXCEEDED' })
})

test('the day began with what was sampled last before midnight UTC, although a session looks first', async () => {
  const trader = await world.newTrader('1000')
  const { store, clock, viewer } = trader.ctx
  await set(trader, { dailyMaxDrawdownPercent: 5 })
  const now = clock()
  const midnight = now - (now % 86_400_000)
  const samples = [
    { at: midnight - 200_000, equity: '5000' },
    { at: midnight - 1, equity: '1040' },
    { at: midnight + 1, equity: '3000' },
  ]
  for (const sample of samples) {
    await store.equitySamples.add({ userId: viewer.id, grain: 1, ...sample })
  }
  expect((await preflight(trader)).limits).toMatchObject({
    status: 'ok',
    reason: { code: 'limits_clear', values: { lost: '3.85' } },
  })
  await set(trader, { dailyMaxDrawdownPercent: 3 })
  await expect(create(trader)).rejects.toMatchObject({ code: 'DAILY_DRAWDOWN_EXCEEDED' })
})

test('a session that runs opens nothing more once the day has lost its limit: gates and log say why', async () => {
  const trader = await world.newTrader('1000')
  // `wake` does nothing, so that the first look is the test's.
  const runner = { ...trader.ctx.runner, wake: () => undefined }
  const session = await create({ ...trader, ctx: { ...trader.ctx, runner } })
  await set(trader, {})
  await loseToday(trader, '1100')
  await vi.waitFor(async () => {
    await world.runner.runUser(trader.ctx.viewer.id)
    const gates = await trader.ctx.sessionRuns.gates(session.id)
    expect(gates).toMatchObject({ blockedBy: 'risk_limits' })
    const logs = await trader.ctx.store.logs.list({ mandateId: session.id }, { limit: 50 })
    const told = logs.find(({ data }) => data['gate'] === 'risk_limits')
    expect(told?.message).toMatch(/9.09 % of what today began with is lost.*your own limit is 5 %/)
  }, 30_000)
  expect(await trader.ctx.store.positions.liveOfUser(trader.ctx.viewer.id)).toEqual([])
})

test('who has set no limits is kept from nothing', async () => {
  const trader = await world.newTrader('1000')
  await loseToday(trader, '9000')
  expect((await create(trader)).status).toBe('active')
})
