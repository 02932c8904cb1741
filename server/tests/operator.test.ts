// What the operator is told by a server before a venue that is not well: at the next look, in /health and in /metrics.
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Health } from '../../contract/ops/health.ts'
import { createOperatorWatch } from '../ops/watch/watch.ts'
import {
  type StandInWorld,
  mayTrade,
  startStandInWorld,
} from '../testing/stand-in/stand-in-world.ts'

let world: StandInWorld
beforeAll(async () => {
  world = await startStandInWorld()
})
afterAll(() => world.stop())
beforeEach(() => {
  Object.assign(builder(), { cash: '500.0', mode: 'default' })
  world.venue.setClock(0)
})

const day = 86_400_000
const builder = () => world.venue.account(world.server.ctx.config.builder.address)

/** Looks as a server does at its start. Returns the level in the metrics. */
async function told(name: string, level: string, words: string): Promise<string> {
  const watch = createOperatorWatch(world.server.ctx)
  watch.start()
  await vi.waitFor(
    async () => {
      const health = (await (await fetch(`${world.api}/health`)).json()) as Health
      const finding = health.findings.find((one) => one.name === name)
      expect(finding).toMatchObject({ level, message: expect.stringContaining(words) })
    },
    { timeout: 60_000, interval: 200 },
  )
  await watch.stop()
  const metrics = await (await fetch(`${world.api}/metrics`)).text()
  return /finding_level{finding="NAME"} (\d)/.exec(metrics.replaceAll(name, 'NAME'))?.[1] ?? 'none'
}

const levels = { ok: '0', warn: '1', bad: '2' } as const

test('a builder that the venue does not let charge, and why', async () => {
  expect(await told('builder_usdc', 'ok', 'may charge its fee')).toBe(levels.ok)
  builder().cash = '99.9'
  expect(await told('builder_usdc', 'bad', '99.90 USDC')).toBe(levels.bad)
  Object.assign(builder(), { cash: '500.0', mode: 'unifiedAccount' })
  expect(await told('builder_usdc', 'bad', 'unifiedAccount')).toBe(levels.bad)
})

test('a treasury that can pay hardly a reward', async () => {
  builder().cash = '4.0'
  expect(await told('treasury_usdc', 'warn', '4.00 USDC')).toBe(levels.warn)
})

test('rewards that the venue owes', async () => {
  world.venue.answerInstead((type) =>
    type === 'referral' ? { status: 200, body: { unclaimedRewards: '12.5' } } : undefined,
  )
  world.venue.actAs(builder())
  expect(await told('builder_rewards_usdc', 'ok', 'just claimed')).toBe(levels.ok)
  world.venue.answerInstead(() => undefined)
})

test('clocks that are apart', async () => {
  world.venue.setClock(15_000)
  await vi.waitFor(async () => {
    // Every account that is read tells the time.
    await world.server.ctx.exchange.account(builder().address)
    expect(world.server.ctx.clock() - Date.now()).toBeGreaterThan(14_000)
  })
  expect(await told('clock_skew_ms', 'bad', 'behind the exchange')).toBe(levels.bad)
})

test('agents whose approval ends soon', async () => {
  expect(await told('agents_expiring', 'ok', 'No agent')).toBe(levels.ok)
  const person = await world.person()
  await mayTrade(person)
  const [agent] = person.account.agents
  person.account.agents = [{ ...agent, validUntil: Date.now() + 3 * day }]
  const viewer = { id: person.user.id, address: person.wallet.address }
  await world.server.ctx.authority.look(viewer, 0)
  expect(await told('agents_expiring', 'warn', '1 agent')).toBe(levels.warn)
})

test('how much of the venue’s weight is left', async () => {
  expect(await told('exchange_weight_left', 'ok', 'in the last minute')).toBe(levels.ok)
})
