// Terms of a trader that change while it is at work, on the real local exchange.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { toNumber } from '../../../contract/decimal.ts'
import type { TraderChange } from '../../../contract/traders/traders.ts'
import { type World, startWorld } from '../../testing/worlds/world.ts'
import { changeTrader } from '../../traders/change-trader.ts'
import { createTrader } from '../../traders/create-trader.ts'
import { resumeTrader } from '../../traders/set-state.ts'
import { createProgramRunner } from '../live/run/program-runner.ts'
import { listTraderDecisions } from './list-decisions.ts'

let world: World
let runner: ReturnType<typeof createProgramRunner>
beforeAll(async () => {
  world = await startWorld()
  runner = createProgramRunner({ ctx: world.ctx, trades: world.programTrades, owner: 'test' })
})
afterAll(async () => {
  await runner.stop()
  await world.stop()
})

async function trading(model: string) {
  const { ctx } = await world.newTrader()
  const body = {
    name: 'Mind',
    llm_provider: 'localnet-rules',
    llm_model: model,
    symbols: ['BTC', 'ETH'],
    llm_api_key: 'sk-of-the-first-address',
  }
  const { id } = await createTrader({ ctx, input: { body } })
  const params = { id: String(id) }
  await resumeTrader({ ctx, input: { params } })
  const change = (terms: TraderChange) => changeTrader({ ctx, input: { params, body: terms } })
  const says = (text: object) =>
    fetch(`${world.url}/fail`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ fault: 'M6', action: model, text: JSON.stringify(text) }),
    })
  async function runNow(by = runner) {
    const [binding] = await ctx.store.bindings.ofAccount(id)
    await ctx.store.bindings.change(binding?.id ?? 0, { nextRunAt: 1 })
    await by.turn()
    await by.answered()
    return listTraderDecisions({ ctx, input: { params, query: { limit: 20 } } })
  }
  return { ctx, change, says, runNow }
}

const buy = (symbol: string) => ({ action: 'buy', symbol, quantity: 0.01, reason: 'It rises' })
const hold = { action: 'hold', reason: 'As planned' }

test('a market with an open position stays, one without may go', async () => {
  const { change, says, runNow } = await trading('localnet-rules-terms')
  await says(buy('BTC'))
  expect((await runNow())[0]?.orders).toMatchObject([{ status: 'done' }])
  const refused = { code: 'VALIDATION_FAILED', message: expect.stringContaining('BTC') }
  await expect(change({ symbols: ['ETH'] })).rejects.toMatchObject(refused)
  expect((await change({ symbols: ['BTC'] })).symbols).toEqual(['BTC'])
})

test('what was decided under old terms and is not sent yet is held against the new ones', async () => {
  const { ctx, change, says, runNow } = await trading('localnet-rules-late')
  const carryOut = () => Promise.reject(new Error('killed'))
  const dying = createProgramRunner({
    ctx: world.ctx,
    trades: { ...world.programTrades, carryOut },
    owner: 'dying',
  })
  await says(buy('ETH'))
  expect((await runNow(dying))[0]?.orders).toMatchObject([{ status: 'decided' }])
  await change({ symbols: ['BTC'] })
  await says(hold)
  const [, late] = await runNow()
  expect(late?.orders).toMatchObject([
    { status: 'refused', error: 'It may not trade ETH any more' },
  ])

  await says(buy('BTC'))
  expect((await runNow(dying))[0]?.orders).toMatchObject([{ status: 'decided' }])
  await change({ budget: '15' })
  await says(hold)
  await runNow()
  const { positions } = await ctx.exchange.account(ctx.viewer.address)
  // Without a budget it would be all that it wished for.
  expect(toNumber(positions[0]?.size ?? '0')).toBeLessThan(0.01)
})

test('a key is not sent to another address than the one that it was given for', async () => {
  const { change } = await trading('localnet-rules-key')
  expect((await change({ llm_model: 'localnet-rules-other' })).has_llm_key).toBe(true)
  expect((await change({ llm_base_url: 'https://example.com/v1' })).has_llm_key).toBe(false)
  const both = { llm_base_url: 'https://example.org/v1', llm_api_key: 'sk-of-the-second' }
  expect((await change(both)).has_llm_key).toBe(true)
  // The same address by another name keeps it.
  expect((await change({ llm_provider: 'other' })).has_llm_key).toBe(true)
  expect((await change({ llm_base_url: null, llm_provider: 'deepseek' })).has_llm_key).toBe(false)
})

test('a cap in dollars needs its prices after a change as well', async () => {
  const { change } = await trading('localnet-rules-prices')
  await change({ price_in: 1, price_out: 2, cost_per_day: 3 })
  await expect(change({ price_out: null })).rejects.toMatchObject({ code: 'VALIDATION_FAILED' })
})
