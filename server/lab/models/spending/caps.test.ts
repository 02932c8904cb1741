// Questions at the same moment keep to a day's caps together, whoever asks: a talk, a test, a run, or one asked once more.
import { once } from 'node:events'
import { type Server, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { ViewerContext } from '../../../context.ts'
import { type World, startWorld } from '../../../testing/worlds/world.ts'
import { createTrader } from '../../../traders/create-trader.ts'
import { getTrader } from '../../../traders/get-trader.ts'
import { askAboutProgram } from '../chat/ask-about-program.ts'
import { testTrader } from '../test-trader.ts'
import { reserveTalk } from './reserve.ts'

const minute = 60_000

let world: World
let model: Server
/** Questions that wait for their answer. */
let waiting: ServerResponse[] = []
beforeAll(async () => {
  world = await startWorld()
  model = createServer((request, response) => {
    request.resume()
    waiting.push(response)
  })
  model.listen(0, '127.0.0.1')
  await once(model, 'listening')
})
beforeEach(() => {
  waiting = []
})
afterAll(async () => {
  model.closeAllConnections()
  model.close()
  await world.stop()
})

function answer(content = '{"action":"hold","reason":"As planned"}'): void {
  const body = JSON.stringify({ choices: [{ message: { content }, finish_reason: 'stop' }] })
  waiting.shift()?.end(body)
}

const asked = (count: number) => vi.waitFor(() => expect(waiting).toHaveLength(count), 20_000)

async function trading() {
  const { ctx } = await world.newTrader()
  // A listening TCP server has an address with a port.
  const { port } = model.address() as AddressInfo
  const body = {
    name: 'Mind',
    llm_provider: 'other',
    llm_model: 'm',
    llm_base_url: `http://127.0.0.1:${port}/v1`,
    price_in: 10,
    price_out: 30,
  }
  const { id } = await createTrader({ ctx, input: { body } })
  const params = { id: String(id) }
  const talk = (by: ViewerContext = ctx) =>
    askAboutProgram({ ctx: by, input: { body: { message: 'Help', account_id: id } } })
  const run = () => testTrader({ ctx, input: { params } })
  const cap = (tokensPerDay: number | null) => ctx.store.traders.change(id, { tokensPerDay })
  const today = async () => (await getTrader({ ctx, input: { params } })).stats.tokens_today
  /** Tokens that a question may take, as its refusal says it. */
  async function mostOf(question: () => Promise<unknown>): Promise<number> {
    await cap(1)
    const refusal = await question().then(String, (error: Error) => error.message)
    return Number(/may take (\d+) tokens/.exec(refusal)?.[1])
  }
  return { ctx, id, talk, run, cap, today, mostOf }
}

const refused = { code: 'NO_MODEL' }

test('two talks at once do not pass a cap together; the second is asked once the first is settled', async () => {
  const { talk, cap, today, mostOf } = await trading()
  await cap((await mostOf(talk)) + 200)
  const first = talk()
  await asked(1)
  await expect(talk()).rejects.toMatchObject(refused)
  answer('Yes')
  const { tokens } = await first
  expect(await today()).toBe(tokens)
  await cap((await mostOf(talk)) + tokens)
  const second = talk()
  await asked(1)
  answer('Again')
  const { tokens: again } = await second
  expect(await today()).toBe(tokens + again)
})

test('a cap in dollars holds for a talk beside a test, and for a test beside a talk', async () => {
  const { ctx, id, talk, run, cap } = await trading()
  await cap(null)
  await ctx.store.traders.change(id, { costPerDay: '0.13' })
  const talking = talk()
  await asked(1)
  await expect(run()).rejects.toMatchObject(refused)
  answer('Yes')
  await talking
  const testing = run()
  await asked(1)
  await expect(talk()).rejects.toMatchObject(refused)
  answer()
  expect((await testing).orders).toMatchObject([{ action: 'hold' }])
})

test('a talk without an answer gives back what it reserved', async () => {
  const { talk, cap, today, mostOf } = await trading()
  await cap(await mostOf(talk))
  const failing = talk()
  await asked(1)
  expect(await today()).toBeGreaterThan(0)
  waiting.shift()?.writeHead(500).end()
  await expect(failing).rejects.toMatchObject({ code: 'MODEL_FAILED' })
  expect(await today()).toBe(0)
})

test('it does not ask once more for what a talk has reserved meanwhile', async () => {
  const { talk, run, cap, mostOf } = await trading()
  await cap((await mostOf(run)) + (await mostOf(talk)))
  const testing = run()
  await asked(1)
  const talking = talk()
  await asked(2)
  answer('I cannot say')
  expect(await testing).toMatchObject({ asks: 1, orders: [] })
  answer('Yes')
  await talking
})

test('what a process that was killed had reserved is free again, and nobody waits for a restart', async () => {
  const { ctx, id, talk, run, cap, today, mostOf } = await trading()
  const most = Math.max(await mostOf(talk), await mostOf(run))
  await cap(most)
  const now = ctx.clock()
  const trader = await ctx.store.traders.byId(id)
  if (trader === undefined) throw new Error('the trader is gone')
  // As a process leaves it that is killed while the model writes.
  await reserveTalk(ctx.store, trader, { input: most - 10, output: 10 }, now)
  await expect(talk()).rejects.toMatchObject(refused)
  expect(await today()).toBe(most)
  const later = { ...ctx, clock: () => now + 3 * minute }
  const talking = talk(later)
  await asked(1)
  answer('Yes')
  expect((await talking).tokens).toBeGreaterThan(0)
})

test('a test that a killed process left counts with what it sent, and no more', async () => {
  const { ctx, id, run, cap, talk } = await trading()
  await cap(null)
  const lost = run().catch(() => undefined)
  await asked(1)
  const [left] = await ctx.store.modelDecisions.list(id, { limit: 1 })
  if (left === undefined) throw new Error('nothing was reserved')
  const { id: _, ...row } = left
  answer()
  await lost
  const before = await ctx.store.modelDecisions.spent(id, 0, ctx.clock())
  await ctx.store.modelDecisions.insert({ ...row, at: row.at - 10 * minute })
  const talking = talk()
  await asked(1)
  answer('Yes')
  const { tokens } = await talking
  const { tokens: after } = await ctx.store.modelDecisions.spent(id, 0, ctx.clock())
  const settled = after - tokens - before.tokens
  expect(settled).toBeGreaterThan(0)
  expect(settled).toBeLessThan(row.tokensIn)
})
