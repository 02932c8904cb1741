// Traders for which a language model decides: localnet's stand-in, on the real local exchange.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { toNumber } from '../../../contract/decimal.ts'
import type { NewTrader } from '../../../contract/traders/traders.ts'
import type { ViewerContext } from '../../context.ts'
import { type World, startWorld } from '../../testing/worlds/world.ts'
import { createTrader } from '../../traders/create-trader.ts'
import { deleteTrader } from '../../traders/delete-trader.ts'
import { getTrader } from '../../traders/get-trader.ts'
import { resumeTrader } from '../../traders/set-state.ts'
import { createProgramRunner } from '../live/run/program-runner.ts'
import { listTraderPositions } from '../following/list-positions.ts'
import { askAboutProgram } from './chat/ask-about-program.ts'
import { listAiConversations } from './chat/talks.ts'
import { listTraderDecisions } from './list-decisions.ts'
import { testTrader } from './test-trader.ts'

let world: World
let runner: ReturnType<typeof createProgramRunner>
beforeAll(async () => {
  world = await startWorld()
  runner = runnerOf()
})
afterAll(async () => {
  await runner.stop()
  await world.stop()
})

function runnerOf(trades: Partial<World['programTrades']> = {}, owner = 'test') {
  return createProgramRunner({
    ctx: world.ctx,
    trades: { ...world.programTrades, ...trades },
    owner,
  })
}

let made = 0

/** A person with a trader by the stand-in under a name of its own, so that faults meet nobody else; it runs. */
async function trading(terms: Partial<NewTrader> = {}) {
  const { ctx } = await world.newTrader()
  const model = `localnet-rules-${++made}`
  const body = { name: 'Mind', llm_provider: 'localnet-rules', llm_model: model, ...terms }
  const { id } = await createTrader({ ctx, input: { body } })
  const params = { id: String(id) }
  await resumeTrader({ ctx, input: { params } })
  return { ctx, id, params, model }
}

type Trading = Awaited<ReturnType<typeof trading>>

async function runNow({ ctx, id, params }: Trading, by = runner) {
  const [binding] = await ctx.store.bindings.ofAccount(id)
  await ctx.store.bindings.change(binding?.id ?? 0, { nextRunAt: 1 })
  await by.turn()
  await by.answered()
  return listTraderDecisions({ ctx, input: { params, query: { limit: 20 } } })
}

const holds = async (ctx: ViewerContext) => {
  const { positions } = await ctx.exchange.account(ctx.viewer.address)
  return positions.map(({ symbol, size }) => [symbol, toNumber(size)])
}

function fail(fault: string, { model }: Pick<Trading, 'model'>, more: object = {}) {
  return fetch(`${world.url}/fail`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ fault, action: model, ...more }),
  })
}

const buys = JSON.stringify([
  { action: 'buy', symbol: 'BTC', quantity: '0.01', reason: 'It rises', plan: 'Out below 40k' },
])
const stays = '{"action":"hold","reason":"As planned"}'

test('decides, trades through the gate, and is shown later what its position was opened for', async () => {
  const trader = await trading()
  await fail('M6', trader, { text: buys })
  const [first] = await runNow(trader)
  expect(first).toMatchObject({ status: 'decided', asks: 1, problem: null, cause: 'scheduled' })
  expect(first?.orders).toMatchObject([
    { action: 'buy', symbol: 'BTC', status: 'done', quantity: 0.01, plan: 'Out below 40k' },
  ])
  expect(first?.orders[0]?.checks).toHaveLength(9)
  expect(await holds(trader.ctx)).toEqual([['BTC', 0.01]])
  const held = await listTraderPositions({ ctx: trader.ctx, input: { params: trader.params } })
  expect(held).toMatchObject([{ symbol: 'BTC', side: 'long', quantity: 0.01, closed_at: null }])
  expect(held[0]?.mark_price).toBeGreaterThan(0)

  await fail('M6', trader, { text: stays })
  const [second] = await runNow(trader)
  expect(second?.orders).toMatchObject([{ action: 'hold', status: 'done', reason: 'As planned' }])
  const shown = second?.context.at(-1)?.content ?? ''
  for (const told of ['It rises', 'Out below 40k', 'largest_quantity', 'minimum_order_usdc']) {
    expect(shown).toContain(told)
  }
  const now = await getTrader({ ctx: trader.ctx, input: { params: trader.params } })
  expect(now.stats.tokens_today).toBeGreaterThan(0)
  expect([now.state, now.obstacle]).toEqual(['active', null])
  const removed = deleteTrader({ ctx: trader.ctx, input: { params: trader.params } })
  await expect(removed).rejects.toMatchObject({ code: 'ACCOUNT_IN_USE' })
})

test('asks once more when an answer means two things, then holds, and says so', async () => {
  const trader = await trading()
  await fail('M6', trader)
  const [once] = await runNow(trader)
  expect(once).toMatchObject({ status: 'decided', asks: 2 })
  expect(once?.problem).toContain('Asked once more')
  await fail('M6', trader, { times: 2, text: '{"action":"buy","symbol":"DOGE","quantity":5}' })
  const [twice] = await runNow(trader)
  expect(twice).toMatchObject({ status: 'unclear', asks: 2 })
  expect(twice?.problem).toContain('not one of BTC')
  expect(twice?.orders).toMatchObject([{ action: 'hold', error: null }])
})

test.each([
  ['M3', 'failed', 'too many requests'],
  ['M4', 'failed', 'status 500'],
  ['M5', 'unclear', 'cut off'],
  ['M7', 'unclear', 'declines'],
])('%s is %s with words, never a trade', async (fault, status, words) => {
  const trader = await trading()
  await fail(fault, trader, { times: 2 })
  const [decision] = await runNow(trader)
  expect(decision?.status).toBe(status)
  expect(decision?.problem).toContain(words)
  expect(await holds(trader.ctx)).toEqual([])
  const { obstacle } = await getTrader({ ctx: trader.ctx, input: { params: trader.params } })
  expect(obstacle).toContain('It holds')
})

test('a model that obeys an order to ignore all rules meets the gate all the same', async () => {
  const trader = await trading({ budget: '100' })
  await fail('M8', trader)
  const [decision] = await runNow(trader)
  expect(decision?.orders).toMatchObject([{ action: 'buy', status: 'refused' }])
  expect(decision?.orders[0]?.error).toContain('50x is more than')
  expect(await holds(trader.ctx)).toEqual([])
})

test('a test shows everything and sends nothing; what it took counts', async () => {
  const trader = await trading({ price_in: 10, price_out: 30 })
  await fail('M6', trader, { text: buys })
  const shown = await testTrader({ ctx: trader.ctx, input: { params: trader.params } })
  expect(shown).toMatchObject({ answer: buys, asks: 1, orders: [{ quantity: 0.01, error: null }] })
  expect(shown.context.at(0)?.role).toBe('system')
  expect(shown.cost).toBeGreaterThan(0)
  expect(await holds(trader.ctx)).toEqual([])
  const { stats } = await getTrader({ ctx: trader.ctx, input: { params: trader.params } })
  expect(stats.cost_today).toBe(shown.cost)
})

test('is not asked once a day’s cap could be passed', async () => {
  const trader = await trading({ tokens_per_day: 100 })
  expect(await runNow(trader)).toEqual([])
  const { obstacle } = await getTrader({ ctx: trader.ctx, input: { params: trader.params } })
  expect(obstacle).toContain('of today’s 100 are left')
  const uncounted = trading({ cost_per_day: 1 })
  await expect(uncounted).rejects.toMatchObject({ code: 'VALIDATION_FAILED' })
})

test('killed between answer and order, it loses nothing and does nothing twice', async () => {
  const trader = await trading()
  const { ctx, id } = trader
  await fail('M6', trader, { text: buys })
  const dying = runnerOf({ carryOut: () => Promise.reject(new Error('killed')) }, 'dying')
  const [left] = await runNow(trader, dying)
  expect(left?.orders).toMatchObject([{ action: 'buy', status: 'decided' }])
  expect(await holds(ctx)).toEqual([])
  await fail('M6', trader, { text: stays })
  await runNow(trader)
  await fail('M6', trader, { text: stays })
  await runNow(trader)
  expect(await holds(ctx)).toEqual([['BTC', 0.01]])

  const [row] = await ctx.store.modelDecisions.list(id, { limit: 1 })
  if (row === undefined) throw new Error('there is no decision')
  const { id: _, ...asked } = row
  await ctx.store.modelDecisions.insert({ ...asked, state: 'asked', asks: 0 })
  await fail('M6', trader, { text: stays })
  const [, lost] = await runNow(trader)
  expect(lost?.status).toBe('lost')
})

test('two hundred that wait for slow models keep nobody else waiting', async () => {
  const waiting = new Set<unknown>()
  let [asked, most] = [0, 0]
  const silent = createServer((request) => {
    asked++
    most = Math.max(most, waiting.add(request).size)
    request.on('close', () => waiting.delete(request))
  })
  silent.listen(0, '127.0.0.1')
  await once(silent, 'listening')
  // A listening TCP server has an address with a port.
  const { port } = silent.address() as AddressInfo
  const { ctx, id } = await trading({ llm_base_url: `http://127.0.0.1:${port}/v1` })
  const [trader, [binding]] = [
    await ctx.store.traders.byId(id),
    await ctx.store.bindings.ofAccount(id),
  ]
  if (trader === undefined || binding === undefined) throw new Error('the trader is gone')
  for (let i = 0; i < 200; i++) {
    const copy = await ctx.store.traders.insert(withoutId(trader))
    await ctx.store.bindings.insert({ ...withoutId(binding), accountId: copy.id, nextRunAt: 1 })
  }
  const slow = runnerOf({}, 'slow')
  // Each turn ends while all of them wait.
  await slow.turn()
  await vi.waitFor(() => expect(asked).toBeGreaterThan(1), { timeout: 120_000 })
  await slow.turn()
  await world.runner.runUser(ctx.viewer.id)
  expect(most).toBeLessThanOrEqual(24)
  silent.closeAllConnections()
  await slow.answered()
  expect(await ctx.store.executions.decided(binding.id)).toEqual([])
  silent.close()
})

function withoutId<Row extends { id: number }>(row: Row): Omit<Row, 'id'> {
  const { id: _, ...rest } = row
  return rest
}

test('a talk by a trader’s model counts as its own tokens, and one without an answer leaves nothing', async () => {
  const trader = await trading()
  const { ctx, id } = trader
  const input = { body: { message: 'Help', account_id: id } }
  await fail('M4', trader)
  await expect(askAboutProgram({ ctx, input })).rejects.toMatchObject({ code: 'MODEL_FAILED' })
  expect(await listAiConversations({ ctx, input: { query: { page: 1 } } })).toEqual([])
  const { tokens } = await askAboutProgram({ ctx, input })
  const { stats } = await getTrader({ ctx, input: { params: trader.params } })
  expect(stats.tokens_today).toBe(tokens)
  await ctx.store.traders.change(id, { tokensPerDay: tokens })
  await expect(askAboutProgram({ ctx, input })).rejects.toMatchObject({ code: 'NO_MODEL' })
})
