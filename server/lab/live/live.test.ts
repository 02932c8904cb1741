// Programs that trade for traders, on the real local exchange.
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { toNumber } from '../../../contract/decimal.ts'
import type { NewTrader as TraderBody } from '../../../contract/traders/traders.ts'
import type { ViewerContext } from '../../context.ts'
import { createTrader } from '../../traders/create-trader.ts'
import { getTrader } from '../../traders/get-trader.ts'
import { type World, startWorld } from '../../testing/worlds/world.ts'
import { changeBinding } from './bindings/change-binding.ts'
import { createBinding } from './bindings/create-binding.ts'
import { deleteBinding } from './bindings/delete-binding.ts'
import { previewRun } from './bindings/preview-run.ts'
import { listExecutions } from './execution-view.ts'
import { createSignalPool } from './pools/create-pool.ts'
import { createProgramRunner } from './run/program-runner.ts'

let world: World
let runner: ReturnType<typeof createProgramRunner>
const codes = new Map<number, string>()
beforeAll(async () => {
  world = await startWorld()
  world.ctx.atWork.programs = {
    owned: async (_user, id) => {
      const code = codes.get(id)
      return code === undefined ? undefined : { code, enabled: true, version: 1 }
    },
  }
  runner = createProgramRunner({
    ctx: world.ctx,
    trades: world.programTrades,
    owner: 'test',
  })
})
afterAll(() => world.stop())

let programs = 0

/** A person with a trader and a program bound to it; not scheduled, so that it runs when a test says so. */
async function bound(code: string, terms: Partial<TraderBody> = {}) {
  const { ctx } = await world.newTrader()
  const programId = ++programs
  codes.set(programId, code)
  const trader = await createTrader({ ctx, input: { body: { name: 'Mine', ...terms } } })
  const body = { program_id: programId, account_id: trader.id, scheduled: false }
  const binding = await createBinding({ ctx, input: { body } })
  return { ctx, binding, trader, programId }
}

/** Makes it due, runs it, and returns what it did, newest first. */
async function runNow(ctx: ViewerContext, id: number) {
  await ctx.store.bindings.change(id, { nextRunAt: 1 })
  await runner.turn()
  return executionsOf(ctx, id)
}

function executionsOf(ctx: ViewerContext, id: number) {
  return listExecutions({ ctx, input: { query: { binding_id: id, page: 1, limit: 50 } } })
}

const holds = async (ctx: ViewerContext) => {
  const { positions } = await ctx.exchange.account(ctx.viewer.address)
  return positions.map(({ symbol, size }) => [symbol, toNumber(size)])
}

const once = (orders: string) => `fn run(ctx) {
  const step = (ctx.state.step ?? 0) + 1
  ctx.state.step = step
  ${orders}
}`

test('opens with a stop, adds, takes a part off, turns around and closes', async () => {
  const code = once(`
    const stop = ctx.price("BTC") * 0.97
    if (step === 1) ctx.buy("BTC", 0.01, { stop, reason: "begin" })
    if (step === 2) ctx.buy("BTC", 0.01)
    if (step === 3) ctx.close("BTC", 0.5)
    if (step === 4) ctx.sell("BTC", 0.02)
    if (step === 5) ctx.close("BTC")
  `)
  const { ctx, binding, trader } = await bound(code)
  const sizes: unknown[] = []
  for (let step = 1; step <= 6; step++) {
    const [latest] = await runNow(ctx, binding.id)
    expect([step, latest?.status, latest?.error]).toEqual([step, 'done', null])
    sizes.push(await holds(ctx))
  }
  expect(sizes).toEqual([
    [['BTC', 0.01]],
    [['BTC', 0.02]],
    [['BTC', 0.01]],
    [['BTC', -0.01]],
    [],
    [],
  ])
  const done = (await executionsOf(ctx, binding.id)).toReversed()
  expect(done.map(({ action }) => action)).toEqual(['buy', 'buy', 'close', 'sell', 'close', 'hold'])
  expect(done[0]).toMatchObject({ reason: 'begin', quantity: 0.01, cause: 'scheduled' })
  expect(done[0]?.checks).toHaveLength(9)
  const { stats } = await getTrader({ ctx, input: { params: { id: String(trader.id) } } })
  expect(stats.trades).toBe(3)
  // The market is free again.
  await vi.waitFor(async () => {
    await world.runner.runUser(ctx.viewer.id)
    expect(await ctx.store.mandates.holder(ctx.viewer.id, 0)).toBeUndefined()
  })
})

test('gets the trader’s protective stop, or is refused without one', async () => {
  const code = 'fn run(ctx) { ctx.buy("BTC", 0.01) }'
  const guarded = await bound(code)
  const [bought] = await runNow(guarded.ctx, guarded.binding.id)
  expect(bought).toMatchObject({ status: 'done', error: null })
  const [position] = await guarded.ctx.store.positions.liveOfUser(guarded.ctx.viewer.id)
  expect(position?.protection).toBe('on_exchange')
  expect(toNumber(position?.stopLossPrice ?? '0') / (bought?.price ?? 1)).toBeCloseTo(0.95, 3)

  const strict = await bound(code, { without_stop: 'refuse' })
  const [refused] = await runNow(strict.ctx, strict.binding.id)
  expect(refused).toMatchObject({ status: 'refused', action: 'buy' })
  expect(refused?.error).toContain('stop')
  expect(await holds(strict.ctx)).toEqual([])
})

test('is sized down to its budget, and stops itself when what it may lose is lost', async () => {
  const code = 'fn run(ctx) { if (!ctx.position("BTC")) ctx.buy("BTC", 50, { leverage: 5 }) }'
  const { ctx, binding, trader } = await bound(code, { budget: '50', loss_threshold: 10 })
  const [bought] = await runNow(ctx, binding.id)
  expect(bought).toMatchObject({ status: 'done', wished_quantity: 50 })
  expect((bought?.quantity ?? 50) * (bought?.price ?? 0)).toBeLessThanOrEqual(250)
  await world.shock('BTC', -3)
  await vi.waitFor(
    async () => {
      await world.runner.runUser(ctx.viewer.id)
      const { state, error } = await getTrader({
        ctx,
        input: { params: { id: String(trader.id) } },
      })
      expect([state, error]).toEqual(['error', expect.stringContaining('is lost')])
      expect(await holds(ctx)).toEqual([])
    },
    { timeout: 30_000 },
  )
  await world.shock('BTC', 100 * (1 / 0.97 - 1))
  const before = await executionsOf(ctx, binding.id)
  expect(await runNow(ctx, binding.id)).toEqual(before)
})

test('is refused a market that something else trades, with its words', async () => {
  const { ctx, binding, trader, programId } = await bound('fn run(ctx) { ctx.buy("ETH", 0.1) }')
  const createdAt = ctx.clock()
  const market = { assetIndex: 1, symbol: 'ETH', createdAt }
  await ctx.store.mandates.claim({
    id: ctx.newId(),
    userId: ctx.viewer.id,
    kind: 'desk',
    ...market,
  })
  const [refused] = await runNow(ctx, binding.id)
  expect(refused).toMatchObject({ status: 'refused' })
  expect(refused?.error).toContain('by hand')
  await changeBinding({
    ctx,
    input: { params: { id: String(binding.id) }, body: { enabled: false } },
  })
  const on = changeBinding({
    ctx,
    input: { params: { id: String(binding.id) }, body: { enabled: true } },
  })
  await expect(on).rejects.toMatchObject({ code: 'MARKET_TAKEN' })
  const twice = { program_id: programId, account_id: trader.id, enabled: false }
  await expect(createBinding({ ctx, input: { body: twice } })).rejects.toMatchObject({
    code: 'VALIDATION_FAILED',
  })
})

test('a decision that a process left behind is carried out once; an old one is noted as missed', async () => {
  const { ctx, binding } = await bound(once('if (step === 1) ctx.buy("BTC", 0.01)'))
  const { store } = world.ctx
  const dying = createProgramRunner({
    ctx: world.ctx,
    trades: { ...world.programTrades, carryOut: () => Promise.reject(new Error('killed')) },
    owner: 'dying',
  })
  await store.bindings.change(binding.id, { nextRunAt: 1 })
  await dying.turn()
  const [left] = await store.executions.decided(binding.id)
  expect(left).toMatchObject({ action: 'buy', state: 'decided' })
  expect((await store.bindings.byId(binding.id))?.state).toBe('{"step":1}')
  await runNow(ctx, binding.id)
  await runNow(ctx, binding.id)
  expect(await holds(ctx)).toEqual([['BTC', 0.01]])

  if (left === undefined) throw new Error('nothing was decided')
  const { id: _, ...row } = left
  const [again] = await store.executions.insert([{ ...row, at: ctx.clock() - 600_000 }])
  await runner.turn()
  const old = (await executionsOf(ctx, binding.id)).find(({ id }) => id === again?.id)
  expect(old?.status).toBe('missed')
  expect(await holds(ctx)).toEqual([['BTC', 0.01]])
})

test('a preview sends nothing and keeps nothing', async () => {
  const code = once('ctx.log("step", step); ctx.buy("BTC", 0.01, { reason: "now" })')
  const { ctx, binding } = await bound(code)
  const preview = await previewRun({ ctx, input: { params: { id: String(binding.id) } } })
  expect(preview).toMatchObject({ action: 'buy', symbol: 'BTC', quantity: 0.01, reason: 'now' })
  expect([preview.error, preview.checks.length, preview.logs]).toEqual([null, 9, ['step 1']])
  expect(await executionsOf(ctx, binding.id)).toEqual([])
  expect((await ctx.store.bindings.byId(binding.id))?.state).toBe('{}')
  expect(await holds(ctx)).toEqual([])
})

test('a program that fails or hangs is told of, and stops nothing else', async () => {
  const broken = await bound('fn run(ctx) {\n  throw new Error("no luck")\n}')
  const endless = await bound('fn run(ctx) { while (true) {} }')
  const [failed] = await runNow(broken.ctx, broken.binding.id)
  expect(failed).toMatchObject({ action: 'error', status: 'failed', error: 'Line 2: no luck' })
  const [hung] = await runNow(endless.ctx, endless.binding.id)
  expect(hung?.status).toBe('failed')
})

test('switched off, its positions keep their stops unless they are to be closed; executions outlive it', async () => {
  const { ctx, binding } = await bound('fn run(ctx) { ctx.buy("BTC", 0.01) }')
  await runNow(ctx, binding.id)
  const params = { id: String(binding.id) }
  const kept = await changeBinding({ ctx, input: { params, body: { enabled: false } } })
  expect(kept.open_positions).toBe(1)
  const body = { enabled: false, positions: 'close' } as const
  const closed = await changeBinding({ ctx, input: { params, body } })
  expect(closed.open_positions).toBe(0)
  expect(await holds(ctx)).toEqual([])
  await deleteBinding({ ctx, input: { params } })
  expect(await executionsOf(ctx, binding.id)).toHaveLength(1)
})

test('a pool that begins to hold starts its bindings, once', async () => {
  const { ctx, binding } = await bound('fn run(ctx) { ctx.hold("started") }')
  const signal = { metric: 'price', interval: '1m', operator: '>', threshold: 0 } as const
  const pool = await createSignalPool({
    ctx,
    input: {
      body: { name: 'Always', logic: 'and', signals: [signal], symbols: ['BTC'], enabled: true },
    },
  })
  const { store } = world.ctx
  const params = { id: String(binding.id) }
  await changeBinding({ ctx, input: { params, body: { pool_ids: [pool.id] } } })
  await store.signalPools.change(pool.id, { checkedTo: 0 })
  await runner.turn()
  // It has held all the time, so that it has not begun to.
  expect(await executionsOf(ctx, binding.id)).toEqual([])
  const firing = { poolId: pool.id, symbol: 'BTC', at: ctx.clock() }
  await store.bindings.change(binding.id, { firing })
  await runner.turn()
  await runner.turn()
  const done = await executionsOf(ctx, binding.id)
  expect(done).toMatchObject([{ cause: 'signal', action: 'hold', reason: 'started' }])
})
