// A program that trades on the real local exchange, beside a backtest of the same time.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTrader } from '../../../traders/create-trader.ts'
import type { BacktestEvent, BacktestOutcome } from '../../../storage/lab/backtest-content.ts'
import { type World, startWorld } from '../../../testing/worlds/world.ts'
import { createProgram } from '../../programs/create-program.ts'
import { createBinding } from '../bindings/create-binding.ts'
import { listExecutions } from '../execution-view.ts'
import { createProgramRunner } from '../run/program-runner.ts'
import { compareBinding } from './compare-binding.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

test('stands beside a backtest of the same time, with every difference explained', async () => {
  const code = `fn run(ctx) {
    const step = (ctx.state.step ?? 0) + 1
    ctx.state.step = step
    if (step === 1) ctx.buy("BTC", 0.01)
    if (step === 2) ctx.close("BTC")
    if (step === 3) ctx.sell("BTC", 1e9, { stop: 1 })
  }`
  const { ctx } = await world.newTrader()
  const program = await createProgram({
    ctx,
    input: { body: { name: 'Compared', description: '', enabled: true, code } },
  })
  const trader = await createTrader({ ctx, input: { body: { name: 'Mine' } } })
  const body = { program_id: program.id, account_id: trader.id, scheduled: false, symbols: ['BTC'] }
  const binding = await createBinding({ ctx, input: { body } })
  const params = { id: String(binding.id) }
  const none = await compareBinding({ ctx, input: { params, query: {} } })
  expect(none).toMatchObject({ backtest_id: null, rows: [] })

  const { programTrades: trades } = world
  const runner = createProgramRunner({ ctx: world.ctx, trades, owner: 'test' })
  for (let step = 1; step <= 3; step++) {
    await ctx.store.bindings.change(binding.id, { nextRunAt: 1 })
    await runner.turn()
  }
  const [refused, closed, bought] = await listExecutions({
    ctx,
    input: { query: { binding_id: binding.id, page: 1, limit: 50 } },
  })
  if (refused === undefined || closed === undefined || bought === undefined) throw new Error()
  expect(refused.status).toBe('refused')
  const at = (execution: typeof bought) => Date.parse(execution.executed_at)
  const common = {
    kind: 'fill',
    symbol: 'BTC',
    fee: 0.1,
    pnl: null,
    cause: 'order',
    equityBefore: 0,
    equityAfter: 0,
  } as const
  const filledAt = (bought.price ?? 0) - 10
  const events: BacktestEvent[] = [
    {
      ...common,
      at: at(bought),
      quantity: 0.01,
      price: filledAt,
      decided: { at: at(bought), action: 'buy', reason: null, price: filledAt },
    },
    // Of the past in which nobody had bound it.
    { ...common, at: 1, quantity: 0.01, price: 1, decided: { at: 1, action: 'buy', reason: null } },
    {
      ...common,
      at: at(closed),
      quantity: -0.01,
      price: filledAt,
      funding: 0.5,
      decided: { at: at(closed), action: 'close', reason: null, price: filledAt },
    },
    { ...common, at: at(closed), quantity: -0.01, price: 1, cause: 'stop' },
  ]
  const { store } = world.ctx
  const row = await store.backtests.insert({
    userId: ctx.viewer.id,
    programId: program.id,
    version: 1,
    terms: {
      symbols: ['BTC'],
      interval: '1d',
      startDate: '2026-01-01',
      endDate: '2026-01-02',
      from: 0,
      to: ctx.clock() + 86_400_000,
      params: {},
      seed: 1,
      balance: 10_000,
      slippagePct: 0,
      takerFeePct: 0,
      fundingHourlyPct: 0,
      leverage: 1,
    },
    createdAt: 1,
  })
  const outcome = {} as BacktestOutcome
  await store.backtests.complete(row.id, { outcome, events, fingerprint: '', at: 1 })

  const { rows, totals, settings } = await compareBinding({ ctx, input: { params, query: {} } })
  expect(settings).toEqual(['It reads 1h candles live and 1d candles in the backtest'])
  const told = rows.map(({ live, tested, differences }) => [
    live?.execution_id ?? null,
    tested?.action ?? null,
    differences.map(({ kind }) => kind),
  ])
  const costs = ['price', 'fill', 'fee']
  expect(told).toEqual(
    expect.arrayContaining([
      [bought.id, 'buy', costs],
      [closed.id, 'close', [...costs, 'funding']],
      [null, 'close', ['decided_otherwise']],
      [refused.id, null, ['only_live']],
    ]),
  )
  expect(told).toHaveLength(4)
  const sides = rows.find(({ live }) => live?.execution_id === bought.id)
  expect(sides?.live).toMatchObject({ quantity: 0.01, cause: 'order' })
  const [price, fill] = sides?.differences ?? []
  expect(price?.usd).toBeCloseTo(-0.01 * 10, 6)
  const apart = (sides?.live?.fill_price ?? 0) - filledAt
  expect((price?.usd ?? 0) + (fill?.usd ?? 0)).toBeCloseTo(-0.01 * apart, 6)
  expect(totals.funding).toBeLessThan(0)

  const others = await world.newTrader()
  const stranger = compareBinding({ ctx: others.ctx, input: { params, query: {} } })
  await expect(stranger).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
