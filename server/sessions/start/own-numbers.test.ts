// What a preset fills in, changed by whoever starts the session.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { advancePreset } from '../../../engine/sessions/presets.ts'
import { type World, startWorld } from '../../testing/worlds/world.ts'
import { copiedTerms } from './copied-terms.ts'
import { createAdvanceSession, createQuickSession } from './start.ts'

const dayMs = 86_400_000
const advance = {
  amount: '300',
  executionStrategy: 'Aggressive',
  strategyDuration: '7D',
  assetIndex: 0,
  maxWalletBudget: false,
} as const

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

test('a loss limit and a time are set together, and a copy has both', async () => {
  const trader = await world.newTrader()
  const eight = dayMs / 3
  const body = { budget: '100', profitTarget: 9, lossThreshold: 4, maxPositions: 2, assetIndex: 1 }
  const session = await createQuickSession({
    ctx: trader.ctx,
    input: { body: { ...body, durationMs: eight } },
  })
  expect(session).toMatchObject({
    kind: 'quick',
    profitTarget: 9,
    lossThreshold: 4,
    maxPositions: 2,
    durationMs: eight,
    endsAt: session.startedAt + eight,
  })
  const row = await trader.ctx.store.sessions.byId(session.id)
  if (row === undefined) throw new Error('no session')
  expect(copiedTerms(row, { budget: '50', lossThreshold: 3 })).toMatchObject({
    contract: { budget: '50', profitTarget: 9, lossThreshold: 3, maxPositions: 2 },
    durationMs: eight,
  })
  const open = { ...row, endsAt: null }
  expect(copiedTerms(open, { budget: '50', lossThreshold: 3 }).durationMs).toBeNull()
})

test('each number of a preset is changed by itself, and the others stay the preset’s', async () => {
  const trader = await world.newTrader()
  const own = { profitTarget: 7, lossThreshold: 2, maxPositions: 3, durationMs: dayMs / 12 }
  const session = await createAdvanceSession({
    ctx: trader.ctx,
    input: { body: { ...advance, ...own } },
  })
  const { bounds: _, strategy, terms } = advancePreset('Aggressive', '7D')
  expect(session).toMatchObject({
    ...own,
    executionStrategy: 'Aggressive',
    strategyDuration: '7D',
    endsAt: session.startedAt + own.durationMs,
  })
  const row = await trader.ctx.store.sessions.byId(session.id)
  // Two hours: the last half hour is without entries, not the preset's last hour.
  expect(row?.strategy).toEqual({ ...strategy, entryCutoffMs: dayMs / 48 })
  if (row === undefined) throw new Error('no session')
  const copied = copiedTerms(row, { budget: '60', lossThreshold: 50 })
  expect(copied).toMatchObject({
    contract: { budget: '60', profitTarget: 7, lossThreshold: 2, maxPositions: 3 },
    durationMs: own.durationMs,
  })
  const changed = { ...advance, lossThreshold: 2.5, assetIndex: 2 }
  const only = await createAdvanceSession({ ctx: trader.ctx, input: { body: changed } })
  expect(only).toMatchObject({ ...terms, lossThreshold: 2.5, durationMs: 7 * dayMs })
})
