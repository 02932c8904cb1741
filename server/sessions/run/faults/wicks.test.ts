import { afterEach, expect, test, vi } from 'vitest'
import { stopSession } from '../../stop.ts'
import {
  create,
  ended,
  favourable,
  heldSize,
  openPosition,
  sessionNow,
} from '../../../testing/stories.ts'
import {
  type Trader,
  type World,
  type WorldOptions,
  startWorld,
} from '../../../testing/worlds/world.ts'
import type { Exchange, MarkPrice } from '../../../venue/port.ts'

let world: World | undefined
afterEach(async () => {
  await world?.stop()
  world = undefined
})

async function trading(options?: WorldOptions) {
  world = await startWorld(options)
  world.runner.start()
  return { at: world, trader: await world.newTrader() }
}

async function messages({ ctx }: Trader, id: string): Promise<string[]> {
  const logs = await ctx.store.logs.list({ mandateId: id }, { limit: 100 })
  return logs.map(({ message }) => message)
}

test.each(['prices', 'latency'] as const)(
  'a wick of the book alone ends no session and closes nothing (%s)',
  async (edge) => {
    const { at, trader } = await trading({ realism: [edge] })
    const session = await create(trader)
    const position = await openPosition(trader, session)
    await at.wick('BTC', favourable(position, -15), 'mid')
    await vi.waitFor(
      () =>
        expect(Number(at.ctx.exchange.mid('BTC')?.mid)).toBeLessThan(
          0.9 * Number(position.entryPrice),
        ),
      30_000,
    )
    for (let look = 0; look < 5; look++) await at.runner.runUser(trader.ctx.viewer.id)
    expect((await sessionNow(trader, session)).status).toBe('active')
    expect(await heldSize(at, trader)).toBe(position.size)
    const { pnl } = await sessionNow(trader, session)
    expect(Number(pnl.net)).toBeGreaterThan(-20)
  },
)

test('a wick of the mark alone ends the session, and what is open closes at the book', async () => {
  const { at, trader } = await trading()
  const session = await create(trader)
  const position = await openPosition(trader, session)
  // Just short of the stop that rests on the exchange; fees make up the rest of the loss.
  await at.wick('BTC', favourable(position, 0.04 - session.plan.stopLossPct), 'mark')
  const over = await ended(trader, session)
  expect(over.endReason).toBe('loss_threshold')
  expect(await heldSize(at, trader)).toBe('0')
  const { fills } = await at.truth(trader.address)
  expect(Number(fills[0]?.px) / Number(position.entryPrice)).toBeGreaterThan(0.98)
})

test('shows profit and loss by the mark while the book is elsewhere', async () => {
  const { at, trader } = await trading()
  const session = await create(trader)
  const position = await openPosition(trader, session)
  await at.wick('BTC', favourable(position, 1), 'mark')
  await vi.waitFor(async () => {
    const { pnl } = await sessionNow(trader, session)
    expect(Number(pnl.unrealized)).toBeGreaterThan(5)
  }, 30_000)
})

test('opens nothing at a book that has run away from the mark', async () => {
  const { at, trader } = await trading()
  await at.wick('BTC', 4, 'mid')
  await vi.waitFor(
    () => expect(at.ctx.exchange.mark('BTC')?.mid).not.toBe(at.ctx.exchange.mark('BTC')?.mark),
    30_000,
  )
  const session = await create(trader)
  await vi.waitFor(async () => {
    expect(await messages(trader, session.id)).toContainEqual(
      expect.stringMatching(/refused the entry order: .*could not immediately match/),
    )
  }, 30_000)
  expect(await heldSize(at, trader)).toBe('0')
  expect((await sessionNow(trader, session)).status).toBe('active')
})

/**
 * An exchange whose prices can be stopped: from then on every read returns the given price, and no fresh mid is
 * known.
 */
function stoppable(real: Exchange) {
  let stopped: MarkPrice | null | undefined
  const fake: Exchange = {
    ...real,
    mark: (symbol) => (stopped === undefined ? real.mark(symbol) : stopped),
    freshMark: async (symbol) => (stopped === undefined ? real.freshMark(symbol) : stopped),
    freshMid: async (symbol) => (stopped === undefined ? real.freshMid(symbol) : null),
  }
  return { fake, stop: (at: MarkPrice | null) => void (stopped = at) }
}

test('an old mark closes nothing and says so; closing by hand goes on without a price', async () => {
  let prices: ReturnType<typeof stoppable> | undefined
  const { at, trader } = await trading({ exchange: (real) => (prices = stoppable(real)).fake })
  const session = await create(trader)
  const position = await openPosition(trader, session)
  const low = String(0.85 * Number(position.entryPrice))
  prices?.stop({ mark: low, mid: low, at: Date.now() - 60_000 })
  await vi.waitFor(async () => {
    expect(await messages(trader, session.id)).toContainEqual(
      expect.stringMatching(/the mark price is .* old/),
    )
  }, 30_000)
  expect((await sessionNow(trader, session)).status).toBe('active')
  expect(await heldSize(at, trader)).toBe(position.size)
  prices?.stop(null)
  await stopSession({
    ctx: trader.ctx,
    input: { params: { sessionId: session.id }, body: { mode: 'close_all' } },
  })
  expect((await ended(trader, session)).endReason).toBe('manual')
  expect(await heldSize(at, trader)).toBe('0')
})
