import { afterEach, expect, test, vi } from 'vitest'
import { stopSession } from '../../../sessions/stop.ts'
import { create, ended, heldSize, openPosition } from '../../../testing/stories.ts'
import { type World, startWorld } from '../../../testing/worlds/world.ts'

let world: World | undefined
afterEach(async () => {
  await world?.stop()
  world = undefined
})

test.each([15_000, -15_000])(
  'trades with an exchange whose clock is %i ms off, and says so',
  async (offsetMs) => {
    world = await startWorld()
    const trader = await world.newTrader()
    await world.setClock(offsetMs)
    world.runner.start()
    const session = await create(trader)
    await openPosition(trader, session)
    expect(Math.abs(world.ctx.clock() - Date.now() - offsetMs)).toBeLessThan(3_000)
    const skew = world.ctx.findings.list().find(({ name }) => name === 'clock_skew_ms')
    expect(skew).toMatchObject({ level: 'bad' })
    expect(skew?.message).toContain(offsetMs > 0 ? 'behind' : 'ahead of')
    await stopSession({
      ctx: trader.ctx,
      input: { params: { sessionId: session.id }, body: { mode: 'close_all' } },
    })
    await ended(trader, session)
    expect(await heldSize(world, trader)).toBe('0')
  },
  90_000,
)

test('an order refused for the clock alone is sent once more by the right one', async () => {
  world = await startWorld()
  const { ctx, address } = await world.newTrader()
  await vi.waitFor(() => expect(ctx.exchange.mark('BTC')).not.toBeNull(), 30_000)
  await world.setClock(15_000)
  const price = Number(ctx.exchange.mark('BTC')?.mark)
  const [outcome] = await ctx.exchange.placeOrders(
    ctx.viewer.id,
    [
      {
        cloid: `0x${ctx.newId()}`,
        assetIndex: 0,
        isBuy: true,
        size: '0.001',
        limitPrice: (price * 1.05).toFixed(0),
        reduceOnly: false,
        type: 'limit',
        timeInForce: 'immediate',
      },
    ],
    'single',
  )
  expect(outcome?.status).toBe('filled')
  expect((await world.truth(address)).fills).toHaveLength(1)
})
