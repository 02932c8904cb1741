// A person's own limits also keep sessions from opening more: at the start, in preflight, in gates and log.
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type RiskLimits, defaultRiskLimits } from '../../engine/risk/limits.ts'
import { create } from '../testing/stories.ts'
import { type Trader, type World, startWorld } from '../testing/world.ts'
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

test('leverage beyond the limit is refused, and preflight says so', async () => {
  const trader = await world.newTrader()
  await set(trader, { maxLeverage: 1 })
  await expect(create(trader)).rejects.toMatchObject({ code: 'LEVERAGE_EXCEEDED' })
  const body = {
    budget: '300',
    profitTarget: 30,
    lossThreshold: 15,
    maxPositions: 1,
    assetIndex: 0,
  }
  const { ok, checks } = await preflightSession({ ctx: trader.ctx, input: { body } })
  expect(ok).toBe(false)
  expect(checks.find(({ id }) => id === 'risk_limits')).toMatchObject({
    status: 'failed',
    required: '≤ 1x',
  })
})

test('a day that has lost its limit starts no session', async () => {
  const trader = await world.newTrader('1000')
  await set(trader, { dailyMaxDrawdownPercent: 5 })
  await loseToday(trader, '1100')
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
