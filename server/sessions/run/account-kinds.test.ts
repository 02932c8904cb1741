// Sessions of people whose account has an unusual mode, or changes to one.
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { EntityEvent } from '../../../contract/live/live.ts'
import { preflightSession } from '../start/preflight.ts'
import { stopSession } from '../stop.ts'
import { closedRow, create, openPosition, sessionNow } from '../../testing/stories.ts'
import { type Trader, type World, startWorld } from '../../testing/worlds/world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld({ timing: { account: 0 }, fundsTiming: { fresh: 0 } })
})
afterAll(() => world.stop())

const cycle = ({ ctx }: Trader) => ctx.runner.runUser(ctx.viewer.id)

const quick = {
  assetIndex: 0,
  budget: '100',
  profitTarget: 50,
  lossThreshold: 50,
  maxPositions: 1,
}

test.each(['unifiedAccount', 'portfolioMargin'])(
  'a person whose account is %s starts a session, gets a position and closes it',
  { timeout: 60_000 },
  async (mode) => {
    const trader = await world.newTrader('1000')
    await world.account(trader.address, { mode })
    const session = await create(trader)
    await cycle(trader)
    const position = await openPosition(trader, session)
    await stopSession({
      ctx: trader.ctx,
      input: { params: { sessionId: session.id }, body: { mode: 'close_all' } },
    })
    await vi.waitFor(async () => {
      await cycle(trader)
      expect(await sessionNow(trader, session)).toMatchObject({ status: 'ended' })
    }, 40_000)
    expect(await closedRow(trader, position)).toMatchObject({ status: 'closed' })
  },
)

test('a switch of the kind while a session runs changes nothing for it, and alarms nobody', async () => {
  const trader = await world.newTrader('1000')
  const told: EntityEvent[] = []
  world.ctx.bus.subscribe((stream, data) => {
    if (stream === `user.${trader.ctx.viewer.id}.notifications`) told.push(data as EntityEvent)
  })
  const session = await create(trader)
  await cycle(trader)
  await openPosition(trader, session)
  expect((await world.funds.reconcile(trader.ctx.viewer.id)).difference).toBe('0')
  await world.account(trader.address, { mode: 'unifiedAccount' })
  expect(await cycle(trader)).toMatchObject({ evaluated: 1, skipped: 0 })
  const account = await trader.ctx.exchange.account(trader.address)
  expect(account.mode).toBe('pooled')
  expect(Number(account.equity)).toBeGreaterThan(900)
  expect((await sessionNow(trader, session)).status).toBe('active')
  await world.funds.reconcile(trader.ctx.viewer.id)
  const row = await world.ctx.store.openings.of(trader.ctx.viewer.id)
  expect(row?.mode).toBe('pooled')
  expect(told.filter(({ message }) => message?.includes('books'))).toEqual([])
})

test('an account of a kind that is not known is told so by name, and starts nothing', async () => {
  const trader = await world.newTrader('1000')
  await world.account(trader.address, { mode: 'quantumAccount' })
  const { ok, checks } = await preflightSession({
    ctx: trader.ctx,
    input: { body: quick } as never,
  })
  const balance = checks.find(({ id }) => id === 'balance')
  expect([ok, balance?.status]).toEqual([false, 'failed'])
  expect(balance?.message).toContain('quantumAccount')
  await expect(create(trader)).rejects.toMatchObject({ code: 'INSUFFICIENT_BALANCE' })
})
