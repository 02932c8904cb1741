// What the UTC day has lost is measured over all three ways to trade, a session, the desk and a program, and what any of
// them loses keeps all three from opening more.
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { add, divide, multiply, subtract, toNumber } from '../../contract/decimal.ts'
import { checkTrade } from '../desk/trades/check/check-trade.ts'
import { createTrade } from '../desk/trades/create-trade.ts'
import { getRiskDay } from '../desk/risk/get-day.ts'
import { putRiskConfig } from '../desk/risk/put-config.ts'
import { createBinding } from '../lab/live/bindings/create-binding.ts'
import { listExecutions } from '../lab/live/execution-view.ts'
import { createProgramRunner } from '../lab/live/run/program-runner.ts'
import { createTrader } from '../traders/create-trader.ts'
import { preflightSession } from '../sessions/start/preflight.ts'
import { priceAt } from '../testing/desk-api.ts'
import { moneyOf } from '../testing/routes/guarded.ts'
import { create } from '../testing/stories.ts'
import { type ApiWorld, startApiWorld } from '../testing/worlds/api-world.ts'

let world: ApiWorld
beforeAll(async () => {
  world = await startApiWorld()
})
afterAll(() => world.stop())

test('a session, a trade by hand and a program lose together, and none of them opens more', async () => {
  const trader = await world.newTrader('1000')
  const { ctx, address } = trader
  const midnight = ctx.clock() - (ctx.clock() % 86_400_000)
  // Nothing was there when the UTC day began; what came since is no profit. Other midnights count for nothing.
  const { id: userId } = ctx.viewer
  for (const sample of [
    { at: midnight - 3_600_000, equity: '7000' },
    { at: midnight - 1, equity: '0' },
    { at: midnight + 1, equity: '5000' },
  ]) {
    await ctx.store.equitySamples.add({ userId, grain: 1, ...sample })
  }
  const config = { limits_sessions: true, max_open_positions: 20, daily_max_drawdown_percent: 1.5 }
  await putRiskConfig({ ctx, input: { body: config } })

  const session = await create(trader, { budget: '200', assetIndex: 0, maxPositions: 3 })
  const desk = (symbol: string, quantity: string) => ({
    symbol,
    side: 'buy' as const,
    quantity,
    stop_loss_price: priceAt(world, -15, symbol),
    take_profit: [{ price: priceAt(world, 40, symbol), order_type: 'limit' as const }],
  })
  const sized = (usdc: number) => divide(usdc, priceAt(world, 0, 'ETH')).slice(0, 5)
  await createTrade({ ctx, input: { body: desk('ETH', sized(120)) } })
  const code = 'fn run(ctx) { ctx.buy("SOL", 1, { leverage: 1 }) }'
  const program = await bound(code)
  expect(await program.run()).toMatchObject({ status: 'done', error: null })
  await vi.waitFor(async () => {
    await world.runner.runUser(userId)
    const held = (await ctx.store.positions.liveOfUser(userId)).map(({ symbol }) => symbol)
    expect(new Set(held)).toEqual(new Set(['BTC', 'ETH', 'SOL']))
  })

  const live = await ctx.store.positions.liveOfUser(userId)
  for (const coin of ['BTC', 'ETH', 'SOL']) {
    const isShort = live.some(({ symbol, side }) => symbol === coin && side === 'short')
    await world.shock(coin, isShort ? 4.5 : -4.5)
  }
  const day = await vi.waitFor(async () => {
    const told = await getRiskDay({ ctx, input: {} })
    const { equity } = await ctx.exchange.account(address)
    expect(told.day_start_equity).toBe('1000')
    expect(told.day_net).toBe(subtract(equity, '1000'))
    expect(toNumber(told.daily_drawdown_percent)).toBeGreaterThan(1.5)
    return told
  })
  expect(toNumber(day.day_loss)).toBeGreaterThan(0)
  const { fills, account } = await world.truth(address)
  for (const coin of ['BTC', 'ETH', 'SOL']) {
    const own = account.assetPositions.find(({ position }) => position.coin === coin)
    const { received, fees } = moneyOf(fills.filter((fill) => fill.coin === coin))
    const worth = multiply(own?.position.szi ?? '0', priceAt(world, 0, coin))
    expect(toNumber(subtract(add(received, worth), fees))).toBeLessThan(0)
  }

  const gates = await ctx.sessionRuns.gates(session.id)
  expect(gates).toMatchObject({
    gates: expect.arrayContaining([
      expect.objectContaining({ gate: 'risk_limits', required: expect.stringContaining('1.5') }),
    ]),
  })
  const start = {
    budget: '100',
    profitTarget: 30,
    lossThreshold: 15,
    maxPositions: 1,
    assetIndex: 3,
  }
  const { ok, checks } = await preflightSession({ ctx, input: { body: start } })
  const limits = checks.find(({ id }) => id === 'risk_limits')
  expect([ok, limits?.status]).toEqual([false, 'failed'])
  const refused = expect.objectContaining({ code: 'DAILY_DRAWDOWN_EXCEEDED' })
  await expect(create(trader, start)).rejects.toEqual(refused)
  const body = desk('ETH', sized(20))
  const check = checkTrade({ ctx, input: { body, query: { attempted: 'false' } } })
  await expect(check).rejects.toEqual(refused)
  await expect(createTrade({ ctx, input: { body } })).rejects.toEqual(refused)
  const again = await program.run()
  expect(again).toMatchObject({ status: 'refused', quantity: null })
  expect(again?.checks?.find(({ passed }) => !passed)?.check).toBe('DAILY_DRAWDOWN_EXCEEDED')

  /** A program bound to a trader; runs when told. */
  async function bound(code: string) {
    world.ctx.atWork.programs = { owned: async () => ({ code, enabled: true, version: 1 }) }
    const runner = createProgramRunner({
      ctx: world.ctx,
      trades: world.programTrades,
      owner: 'test',
    })
    const mine = await createTrader({ ctx, input: { body: { name: 'Mine' } } })
    const body = { program_id: 1, account_id: mine.id, scheduled: false }
    const { id } = await createBinding({ ctx, input: { body } })
    return {
      run: async () => {
        await ctx.store.bindings.change(id, { nextRunAt: 1 })
        await runner.turn()
        const query = { binding_id: id, page: 1, limit: 1 }
        return (await listExecutions({ ctx, input: { query } }))[0]
      },
    }
  }
})
