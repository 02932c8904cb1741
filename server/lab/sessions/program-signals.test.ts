import { afterEach, expect, test, vi } from 'vitest'
import { listGates } from '../../sessions/gates.ts'
import { listSessionLogs } from '../../sessions/logs/list.ts'
import { create, ended, favourable, openPosition } from '../../testing/stories.ts'
import { type Trader, type World, startWorld } from '../../testing/worlds/world.ts'
import { changeProgram } from '../programs/change-program.ts'
import { createProgram } from '../programs/create-program.ts'

let world: World | undefined
afterEach(async () => {
  await world?.stop()
  world = undefined
})

const buyer = `const share = param('share', 10)
fn run(ctx) {
  ctx.state.runs = (ctx.state.runs || 0) + 1
  if (!ctx.position()) ctx.buy(ctx.symbol, 1, { reason: 'with ' + share + ' of ' + ctx.equity() })
}`

const patience = { timeout: 600_000 }

async function trading() {
  world = await startWorld()
  world.runner.start()
  return { at: world, trader: await world.newTrader() }
}

async function saved({ ctx }: Trader, code: string): Promise<number> {
  const body = { name: 'Mine', code, description: '', enabled: true }
  return (await createProgram({ ctx, input: { body } })).id
}

async function byProgram(trader: Trader, code: string, params: Record<string, number> = {}) {
  const programId = await saved(trader, code)
  const program = { programId, interval: '1m' as const, params }
  return { programId, session: await create(trader, { program }) }
}

async function linesOf({ ctx }: Trader, sessionId: string): Promise<string[]> {
  const { items } = await listSessionLogs({
    ctx,
    input: { params: { sessionId }, query: { limit: 200 } },
  })
  return items.map(({ message }) => message)
}

test(
  'a session opens when its program says so, as the program was when it started',
  patience,
  async () => {
    const { at, trader } = await trading()
    const { programId, session } = await byProgram(trader, buyer, { share: 25 })
    expect(session.program).toEqual({
      programId,
      name: 'Mine',
      version: 1,
      interval: '1m',
      params: { share: 25 },
    })
    const input = {
      params: { id: String(programId) },
      body: { code: 'fn run(ctx) {}', name: 'Other' },
    }
    await changeProgram({ ctx: trader.ctx, input })
    const position = await vi.waitFor(() => openPosition(trader, session), 180_000)
    expect(position.side).toBe('long')
    const lines = await linesOf(trader, session.id)
    expect(lines.some((line) => line.includes('Mine v1 decides when, on 1m candles'))).toBe(true)
    expect(lines.some((line) => line.startsWith('Opens long: Mine v1 buys: with 25 of '))).toBe(
      true,
    )
    const kept = await at.ctx.store.sessionPrograms.of(session.id)
    expect(JSON.parse(kept?.state ?? '')).toEqual({ runs: 1 })
  },
)

test(
  'a program that fails or hangs is a refusal in the log, and opens nothing',
  patience,
  async () => {
    const { at } = await trading()
    for (const [code, words] of [
      ['fn run(ctx) {\n  ctx.buy(ctx.symbol, 1)\n  nothing.here()\n}', /Mine v1 failed at line 3/],
      ['fn run(ctx) { while (true) {} }', /Mine v1 failed/],
    ] as const) {
      const trader = await at.newTrader()
      const { session } = await byProgram(trader, code)
      await vi.waitFor(async () => {
        expect(await linesOf(trader, session.id)).toContainEqual(
          expect.stringMatching(new RegExp(`^No entry: ${words.source}`)),
        )
      }, 180_000)
      const { gates, blockedBy } = await listGates({
        ctx: trader.ctx,
        input: { params: { sessionId: session.id } },
      })
      expect(blockedBy).toBe('signal_flat')
      expect(gates.find(({ gate }) => gate === 'signal_flat')?.message).toMatch(words)
      expect(await at.ctx.store.positions.ofMandates([session.id])).toEqual([])
    }
  },
)

test('the session ends at its target while its program does not answer', patience, async () => {
  const { at, trader } = await trading()
  const { session } = await byProgram(trader, buyer)
  const position = await vi.waitFor(() => openPosition(trader, session), 180_000)
  at.ctx.programPool.ask = () => new Promise(() => undefined)
  await at.shock('BTC', favourable(position, session.plan.takeProfitPct + 1))
  expect((await ended(trader, session)).endReason).toBe('profit_target')
})

test('a program that is another person’s, does not run, or has no such param starts nothing', async () => {
  const { at, trader } = await trading()
  const other = await at.newTrader()
  const refused = async (programId: number, params: Record<string, number> = {}) =>
    create(trader, { program: { programId, interval: '1h', params } }).then(
      () => 'started',
      (error: Error) => error.message,
    )
  expect(await refused(await saved(other, buyer))).toMatch(/^There is no program/)
  expect(await refused(await saved(trader, 'fn run(ctx) {'))).toMatch(/has errors/)
  expect(await refused(await saved(trader, buyer), { size: 1 })).toBe('Mine has no param size')
  expect(await at.ctx.store.sessions.running(trader.ctx.viewer.id)).toEqual([])
})
