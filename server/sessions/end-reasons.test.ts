// Drives every preset to every end that a session can have: by price shocks of the local exchange, by hand, and by
// time.
import { ExchangeClient, HttpTransport } from '@nktkas/hyperliquid'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { compare, divide, multiply, negate } from '../../contract/decimal.ts'
import {
  type EndReason,
  type ExecutionStrategy,
  type Session,
  type StrategyDuration,
  executionStrategies,
  strategyDurations,
} from '../../contract/sessions/sessions.ts'
import { advancePreset } from '../../engine/sessions/presets.ts'
import { assets } from '../../localnet/market/assets.ts'
import { heldSize, restingTriggers, sessionNow } from '../testing/stories.ts'
import { steadyMarket } from '../testing/worlds/steady-market.ts'
import { type Trader, type World, startWorld } from '../testing/worlds/world.ts'
import { createAdvanceSession } from './start/start.ts'
import { stopSession } from './stop.ts'

interface Contender {
  risk: ExecutionStrategy
  duration: StrategyDuration
  trader: Trader
}

const presets = strategyDurations.flatMap((duration) =>
  executionStrategies.map((risk) => ({ risk, duration })),
)
const began = Date.UTC(2025, 5, 1, 12, 0, 30)
const amount = '300'
const patience = { timeout: 600_000 }

let world: World
let contenders: Contender[]
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: began })
  // The loop is not started: only the cycles of the test run.
  world = await startWorld({ market: steadyMarket(began), timing: { account: 0 } })
  contenders = await inTurn(presets, async (preset) => ({
    ...preset,
    trader: await world.newTrader(),
  }))
}, 600_000)
afterAll(async () => {
  await world.stop()
  vi.useRealTimers()
})

/** One after the other, to spare the machine. */
async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  for (const item of items) results.push(await work(item))
  return results
}

/** Started, with a position for each of the three intervals that it watches, or as many as its limit allows. */
async function trading({ risk, duration, trader }: Contender, assetIndex: number) {
  const { ctx } = trader
  const session = await createAdvanceSession({
    ctx,
    input: {
      body: {
        amount,
        executionStrategy: risk,
        strategyDuration: duration,
        assetIndex,
        maxWalletBudget: false,
      },
    },
  })
  for (let look = 0; look < 3; look++) await ctx.runner.runUser(ctx.viewer.id)
  expect(await heldSize(world, trader, assets[assetIndex]?.name)).not.toBe('0')
  return session
}

/** Looks until the session is over, and checks that nothing is left. */
async function over(trader: Trader, session: Session, reason: EndReason): Promise<Session> {
  const ended = await vi.waitFor(async () => {
    await trader.ctx.runner.runUser(trader.ctx.viewer.id)
    const now = await sessionNow(trader, session)
    expect(now.status).toBe('ended')
    return now
  }, 60_000)
  expect(ended).toMatchObject({ endReason: reason, currentTradeId: null })
  expect(await heldSize(world, trader, session.symbol)).toBe('0')
  expect(await restingTriggers(world, trader)).toEqual([])
  return ended
}

function share(percent: number): string {
  return divide(multiply(amount, percent), 100)
}

test('each preset ends at its profit target', patience, async () => {
  const sessions = await inTurn(contenders, (one) => trading(one, 0))
  await world.shock('BTC', 300)
  for (const [index, { trader }] of contenders.entries()) {
    const ended = await over(trader, at(sessions, index), 'profit_target')
    expect(compare(ended.pnl.net, share(ended.profitTarget))).toBeGreaterThanOrEqual(0)
  }
})

test('each preset ends at its loss threshold', patience, async () => {
  const sessions = await inTurn(contenders, (one) => trading(one, 2))
  await world.shock('SOL', -75)
  for (const [index, { trader }] of contenders.entries()) {
    const ended = await over(trader, at(sessions, index), 'loss_threshold')
    expect(compare(ended.pnl.net, negate(share(ended.lossThreshold)))).toBeLessThanOrEqual(0)
  }
})

test('each preset ends by hand', patience, async () => {
  await inTurn(contenders, async (one) => {
    const session = await trading(one, 4)
    const input = { params: { sessionId: session.id }, body: { mode: 'close_all' as const } }
    await stopSession({ ctx: one.trader.ctx, input })
    const ended = await over(one.trader, session, 'manual')
    expect(ended.acceptsEntries).toBe(false)
  })
})

test(
  'each preset ends when all that is left of a small account is liquidated',
  patience,
  async () => {
    const small = await inTurn(presets, async (preset) => ({
      ...preset,
      trader: await world.newTrader('310'),
    }))
    const sessions = await inTurn(small, (one) => trading(one, 1))
    await world.shock('ETH', 400)
    for (const [index, { trader }] of small.entries()) {
      const ended = await over(trader, at(sessions, index), 'liquidated')
      expect(compare(ended.pnl.net, negate(share(ended.lossThreshold)))).toBeLessThan(0)
    }
  },
)

test(
  'each preset ends when its time is over, and opens nothing in its last bar',
  patience,
  async () => {
    const sessions = await inTurn(contenders, (one) => trading(one, 0))
    for (const [index, { risk, duration, trader }] of contenders.entries()) {
      const session = at(sessions, index)
      const { durationMs, strategy } = advancePreset(risk, duration)
      const { startedAt } = session
      expect(session.endsAt).toBe(startedAt + durationMs)
      vi.setSystemTime(startedAt + durationMs - strategy.entryCutoffMs + 1)
      const found = await trader.ctx.sessionRuns.gates(session.id)
      const gates = found === 'no_session' ? [] : found.gates
      expect(gates.find(({ status }) => status === 'block')?.gate).toBe('session_expired')
      vi.setSystemTime(startedAt + durationMs)
      // An approval lasts 90 days at most, so that longer sessions have to renew it.
      if (durationMs >= 90 * 86_400_000) await approveAgain(trader)
      await over(trader, session, 'duration')
    }
  },
)

async function approveAgain({ ctx, wallet }: Trader): Promise<void> {
  const transport = new HttpTransport({ apiUrl: world.url, isTestnet: true })
  const agent = await ctx.agents.addressOf(ctx.viewer.id)
  const client = new ExchangeClient({ transport, wallet })
  await client.approveAgent({ agentAddress: agent.address, agentName: agent.name })
}

function at<T>(items: readonly T[], index: number): T {
  const item = items[index]
  if (item === undefined) throw new RangeError(`no item ${index}`)
  return item
}
