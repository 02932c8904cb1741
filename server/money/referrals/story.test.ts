// A referred person trades for real, the fees reach the treasury, and the referrer is paid out of them.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { add, multiply, round } from '../../../contract/decimal.ts'
import { localnetTreasuryKey } from '../../settings/config.ts'
import { venueClock } from '../../venue/exchange/clock/venue-clock.ts'
import { createExchange } from '../../venue/exchange/exchange.ts'
import { closedRow, create, favourable, openPosition } from '../../testing/stories.ts'
import { type World, startWorld } from '../../testing/worlds/world.ts'
import { claimReward } from './claim.ts'
import { rewardsOf } from './rewards.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
  world.runner.start()
})
afterAll(() => world.stop())

test('the reward is the share of the fees that the exchange took for the builder', async () => {
  const { ctx } = world
  const [referrer, trader] = [await world.newTrader(), await world.newTrader('400000')]
  const userId = trader.ctx.viewer.id
  const referrerId = referrer.ctx.viewer.id
  await ctx.store.referrals.addCode({
    userId: referrerId,
    code: 'STORY',
    createdAt: 1,
    cohortYear: 1,
  })
  const attribution = { userId, referrerId, code: 'STORY', joinedAt: ctx.clock() }
  await ctx.store.referrals.attribute(attribution)
  const before = (await ctx.exchange.account(ctx.config.builder.address)).equity

  const session = await create(trader, { budget: '20000' })
  const position = await openPosition(trader, session)
  await world.shock('BTC', favourable(position, 20))
  await closedRow(trader, position)

  const fills = await ctx.exchange.fillsSince(trader.address, 0)
  const paid = add('0', ...fills.map(({ builderFee }) => builderFee))
  const after = (await ctx.exchange.account(ctx.config.builder.address)).equity
  expect(after).toBe(add(before, paid))
  const rewards = await rewardsOf(ctx.store, referrerId)
  expect(rewards.accrued).toBe(round(multiply(paid, '0.3'), 6, 'down'))

  const config = { ...ctx.config, treasuryKey: localnetTreasuryKey }
  const { agents, log, clock, findings } = ctx
  const known = { agents, candles: ctx.store.candles, log, clock: venueClock(clock), findings }
  const exchange = await createExchange(config, known)
  try {
    const { claimed } = await claimReward({ ctx: { ...referrer.ctx, exchange }, input: {} })
    expect(claimed).toBe(rewards.claimable)
    const account = await exchange.account(referrer.address)
    expect(account.equity).toBe(add('10000', claimed))
  } finally {
    await exchange.close()
  }
})
