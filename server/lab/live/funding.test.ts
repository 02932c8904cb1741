// What programs and sessions know of funding, on the real local exchange.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTrader } from '../../traders/create-trader.ts'
import { createQuickSession } from '../../sessions/start/start.ts'
import { steadyMarket } from '../../testing/worlds/steady-market.ts'
import { type World, startWorld } from '../../testing/worlds/world.ts'
import { createBinding } from './bindings/create-binding.ts'
import { previewRun } from './bindings/preview-run.ts'

let world: World
beforeAll(async () => {
  world = await startWorld({
    market: {
      ...steadyMarket(Date.now()),
      fundingRate: (asset) => (asset === 0 ? 0.0002 : -0.0001),
    },
  })
  world.ctx.atWork.programs = {
    owned: async () => ({
      code: 'fn run(ctx) { ctx.log(ctx.funding()) }',
      enabled: true,
      version: 1,
    }),
  }
})
afterAll(() => world.stop())

test('a program at work reads the rate that the exchange tells', async () => {
  const { ctx } = await world.newTrader()
  const trader = await createTrader({ ctx, input: { body: { name: 'Mine' } } })
  const binding = await createBinding({
    ctx,
    input: { body: { program_id: 1, account_id: trader.id, scheduled: false } },
  })
  const preview = await previewRun({ ctx, input: { params: { id: String(binding.id) } } })
  expect(preview).toMatchObject({ logs: ['0.0002'], error: null })
})

test('a session’s gates know what its side would pay', async () => {
  const { ctx } = await world.newTrader()
  const body = { assetIndex: 0, budget: '100', profitTarget: 40, lossThreshold: 5, maxPositions: 3 }
  const session = await createQuickSession({ ctx, input: { body } })
  const gates = await ctx.sessionRuns.gates(session.id)
  const found = gates === 'no_session' ? [] : gates.gates
  expect(found.find(({ gate }) => gate === 'funding_due')).toMatchObject({ actual: '0.0200%' })
})
